import type { ChangeKind, StatusKind } from '../../../src/domain/model.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenarios.ts';
import { half, invent, reword, type Title } from './titles.ts';

/** What rows carry: own ids, issues with running numbers, ids with issues, running numbers alone, or nothing. */
export type Scheme = 'ids' | 'issues' | 'both' | 'numbers' | 'none';

/** One row through both snapshots. */
export interface Story {
  /** Unlike any other story's, except that halves of one split share their issue. */
  readonly serial: number;
  readonly issue: number;
  readonly title: Title;
  readonly later: Title;
  readonly from: StatusKind;
  readonly to: StatusKind;
  readonly change: ChangeKind | null;
  readonly there: 'both' | 'before' | 'after';
  /** Part of a split that nobody could tell which half carries on. */
  readonly isOpen: boolean;
}

const transitions: readonly (readonly [StatusKind, StatusKind, ChangeKind])[] = [
  ['fix-needed', 'fixed', 'resolved'],
  ['in-progress', 'closed', 'resolved'],
  ['fixed', 'fix-needed', 'reopened'],
  ['fix-needed', 'in-progress', 'progressed'],
  ['in-progress', 'partially-fixed', 'progressed'],
  ['partially-fixed', 'in-progress', 'regressed'],
  ['closed', 'fixed', 'restated'],
];

/** Invents the stories of a scenario. No two titles are the same, though every fifth is nearly another one. */
export function tell(draw: Random, scenario: Scenario, scheme: Scheme, size: number): readonly Story[] {
  const onlyTitles = onlyTitled(scheme);
  const taken = new Set<string>();
  const told = new Set<string>();
  const stories: Story[] = [];
  const unused = (make: () => Title): Title => {
    for (let title = make(); ; title = make()) {
      if (taken.has(spoken(title))) continue;
      taken.add(spoken(title));
      return title;
    }
  };
  const start = (): Story => {
    const title = unused(() =>
      unheard(told, () => invent(draw, stories.length === 0 ? null : draw.pick(stories).title)),
    );
    const serial = stories.length + 1;
    const [from] = draw.pick(transitions);
    return { serial, issue: serial, title, later: title, from, to: from, change: null, there: 'both', isOpen: false };
  };
  while (stories.length < size) stories.push(start());
  const split: Story[] = [];
  const lived = stories.map((story): Story => {
    if (draw.chance(scenario.removed ?? 0)) return { ...story, there: 'before' };
    if (draw.chance(scenario.split ?? 0)) return splitOf(draw, scheme, scenario, story, split, size);
    const rename = draw.chance(scenario.retitled ?? 0) && !onlyTitles;
    const rephrase = draw.chance(scenario.reworded ?? 0) || (onlyTitles && draw.chance(scenario.retitled ?? 0));
    const later = rename
      ? unused(() => unheard(told, () => invent(draw, null)))
      : rephrase
        ? unused(() => reword(draw, story.title))
        : story.title;
    return moveOn(draw, scenario, { ...story, later });
  });
  stories.push(...split);
  const fresh = Array.from({ length: Math.round(size * (scenario.added ?? 0)) }, () => {
    stories.push(start());
    return { ...(stories.at(-1) as Story), there: 'after' as const };
  });
  return [...lived, ...split, ...fresh];
}

function onlyTitled(scheme: Scheme): boolean {
  return scheme === 'numbers' || scheme === 'none';
}

/** Two findings never say the same in other words: then they would be one. */
function unheard(told: Set<string>, make: () => Title): Title {
  for (let title = make(); ; title = make()) {
    const gist = JSON.stringify([title.idea.component, title.idea.flaw, title.idea.deed]);
    if (told.has(gist)) continue;
    told.add(gist);
    return title;
  }
}

/** Letters alone: what is compared with case and marks aside. */
export function spoken(title: Title): string {
  return title.text.replaceAll('`', '').toLowerCase();
}

function moveOn(draw: Random, scenario: Scenario, story: Story): Story {
  if (!draw.chance(scenario.status ?? 0)) return story;
  const [, to, change] = draw.pick(transitions.filter(([from]) => from === story.from));
  return { ...story, to, change };
}

/** One half keeps the id if there is one to keep, else the title, else (every other time) nothing that tells which it is. */
function splitOf(draw: Random, scheme: Scheme, scenario: Scenario, story: Story, split: Story[], size: number): Story {
  const { title, issue } = story;
  const keepsId = scheme === 'ids' || (scheme === 'both' && scenario.renumbered !== true);
  const isOpen = onlyTitled(scheme) && draw.chance(0.5);
  const serial = (): number => 10 * size + split.length + 1;
  const part = (which: 'reads' | 'writes'): Story => ({
    ...story,
    serial: serial(),
    issue,
    title: half(title, which),
    later: half(title, which),
    there: 'after',
    isOpen,
  });
  if (isOpen) split.push(part('reads'));
  split.push(part('writes'));
  if (isOpen) return { ...story, there: 'before', isOpen };
  return keepsId ? { ...story, later: half(title, 'reads') } : story;
}
