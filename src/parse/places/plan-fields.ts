import type { RootContent } from 'mdast';
import { plainText } from '../../markdown/markdown.ts';
import { tellsTime } from '../../text/written-day.ts';
import { namesDay, namesOwner, tellDueDates } from '../columns/plans.ts';
import type { Field } from './field.ts';

/** The fields under a heading that say who is to act, and until when. */
export interface PlanFields {
  readonly owner: Field | null;
  readonly due: Field | null;
}

/** Labels of such fields, in plain words. */
export interface PlanLabels {
  readonly owner: ReadonlySet<string>;
  readonly due: ReadonlySet<string>;
}

/** Labels that need no emphasis at the head of a line, since they mean nothing else: `Owner: Mira`. */
export function sureLabels({ owner, due }: PlanLabels): readonly string[] {
  return [...owner, ...[...due].filter((label) => namesDay(label))];
}

/**
 * Finds the fields that say who is to act, and until when. Beside a severity or a status (`blocks`) they are read as cells
 * of a column are; elsewhere a text may be about the owner or the deadline of a contract, and only a name or a time counts.
 */
export function planFields(
  fields: readonly Field[],
  blocks: ReadonlySet<RootContent>,
  { owner, due }: PlanLabels,
): PlanFields {
  const find = (labels: ReadonlySet<string>, fits: (text: string, field: Field) => boolean): Field | null =>
    fields.find((field) => labels.has(field.plain) && fits(plainText(field.value.nodes), field)) ?? null;
  return {
    owner: find(owner, (text, { block }) => namesOwner(text) && (blocks.has(block) || isName(text))),
    due: find(due, (text, { plain, block }) => tellDueDates(plain, [text]) && (blocks.has(block) || tellsTime(text))),
  };
}

/** Whether a text is made of names alone: `Mira Okafor`, `@mira and Core team`. */
function isName(text: string): boolean {
  return text.split(/[\s,;/&]+/).every((word) => word === '' || /^(?:[\p{Lu}@(]|(?:and|team|of|the)$)/u.test(word));
}
