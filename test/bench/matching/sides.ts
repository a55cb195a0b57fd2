import type { Draft } from '../../analyze/compare/build.ts';
import type { Problem } from './scenarios.ts';
import { spoken, type Scheme, type Story } from './stories.ts';

/** The rows of both sides. */
export interface Sides {
  readonly before: readonly Draft[];
  readonly after: readonly Draft[];
}

/** Writes stories as rows. A renumbering takes ids with it where issues remain to recognize rows by. */
export function draftsOf(
  older: readonly Story[],
  newer: readonly Story[],
  scheme: Scheme,
  renumbered: readonly number[] | null,
): Sides {
  const numbers = new Map(older.map((story, index) => [story.serial, index + 1]));
  const before = older.map((story, index) => draft(story, scheme, index + 1, false));
  const after = newer.map((story, index) => {
    const known = numbers.get(story.serial) ?? numbers.set(story.serial, numbers.size + 1).size;
    return draft(story, scheme, scheme === 'ids' ? known : (renumbered?.[index] ?? known), true);
  });
  return { before, after };
}

/** Says which rows are one finding and what happened to each, from the stories alone. */
export function truthOf(
  older: readonly Story[],
  newer: readonly Story[],
  drafts: Sides,
): Pick<Problem, 'pairs' | 'changes'> {
  const pairs = new Set<string>();
  const changes = new Set<string>();
  const later = new Map(newer.map((story, index) => [story.serial, index]));
  older.forEach((story, index) => {
    const other = later.get(story.serial);
    if (other === undefined) {
      changes.add(`b${index} ${story.isOpen ? 'ambiguous' : 'removed'}`);
      return;
    }
    pairs.add(`${index}>${other}`);
    if (story.change !== null) changes.add(`b${index} ${story.change}`);
    if (spoken(story.title) !== spoken(story.later)) changes.add(`b${index} retitled`);
    if (drafts.before[index]?.id !== drafts.after[other]?.id) changes.add(`b${index} renumbered`);
  });
  newer.forEach((story, index) => {
    if (story.there === 'after') changes.add(`a${index} ${story.isOpen ? 'ambiguous' : 'added'}`);
  });
  return { pairs, changes };
}

function draft(story: Story, scheme: Scheme, number: number, isLater: boolean): Draft {
  const title = isLater ? story.later : story.title;
  const kind = isLater ? story.to : story.from;
  return {
    id: idOf(scheme, number),
    title: title.text.replaceAll('`', ''),
    markdown: title.text,
    issue: scheme === 'issues' || scheme === 'both' ? `acme/app#${1000 + story.issue}` : null,
    status: kind.replaceAll('-', ' '),
    kind,
  };
}

function idOf(scheme: Scheme, number: number): string | null {
  if (scheme === 'none') return null;
  return scheme === 'ids' || scheme === 'both' ? `PII-${`${number}`.padStart(3, '0')}` : `${number}`;
}
