import type { StatusReport } from '../../../src/domain/model.ts';
import { report } from '../../analyze/compare/build.ts';
import { random, type Random } from './random.ts';
import { draftsOf, truthOf } from './sides.ts';
import { tell, type Scheme, type Story } from './stories.ts';

/** How rows can be recognized: by ids and issues, by titles beside running numbers, or by titles alone. */
export type Mode = 'identities' | 'numbers, titles' | 'titles';

/** What happens to how many rows between two snapshots, as shares of all rows. */
export interface Scenario {
  readonly name: string;
  readonly retitled?: number;
  readonly reworded?: number;
  readonly renumbered?: boolean;
  readonly reordered?: boolean;
  readonly split?: number;
  readonly added?: number;
  readonly removed?: number;
  readonly status?: number;
}

/** Two snapshots, and what is true of them. */
export interface Problem {
  readonly before: StatusReport;
  readonly after: StatusReport;
  /** `before index>after index`. */
  readonly pairs: ReadonlySet<string>;
  /** `b<before index> <kind>`, or `a<after index> <kind>` for rows of the later side alone. */
  readonly changes: ReadonlySet<string>;
}

/** The rows of the benchmark. Whole new titles are tried only where an identity remains. */
export const scenarios: readonly Scenario[] = [
  { name: 'renames', retitled: 0.15 },
  { name: 'renumberings', renumbered: true },
  { name: 'reorderings', reordered: true },
  { name: 'rewordings', reworded: 0.3 },
  { name: 'splits', split: 0.1 },
  { name: 'additions', added: 0.2 },
  { name: 'removals', removed: 0.2 },
  { name: 'status changes', status: 0.4 },
  {
    name: 'all together',
    retitled: 0.05,
    reworded: 0.15,
    renumbered: true,
    reordered: true,
    split: 0.04,
    added: 0.12,
    removed: 0.12,
    status: 0.3,
  },
];

/** Makes a pair of snapshots of about `size` rows. */
export function problem(scenario: Scenario, mode: Mode, size: number, seed: number): Problem {
  const draw = random(seed);
  const scheme = schemes(draw)[mode];
  const stories = tell(draw, scenario, scheme, size);
  const older = stories.filter(({ there }) => there !== 'after');
  const kept = stories.filter(({ there }) => there !== 'before');
  const newer = scenario.reordered ? draw.shuffle(kept) : scatter(draw, kept);
  const numbers = scenario.renumbered ? renumber(draw, newer.length) : null;
  const drafts = draftsOf(older, newer, scheme, numbers);
  return { before: report(drafts.before), after: report(drafts.after), ...truthOf(older, newer, drafts) };
}

function schemes(draw: Random): Readonly<Record<Mode, Scheme>> {
  return { identities: draw.pick(['ids', 'issues', 'both'] as const), 'numbers, titles': 'numbers', titles: 'none' };
}

/** Puts new rows among the old ones, which keep their order. */
function scatter(draw: Random, stories: readonly Story[]): readonly Story[] {
  const rows = stories.filter(({ there }) => there === 'both');
  for (const fresh of stories.filter(({ there }) => there === 'after'))
    rows.splice(draw.below(rows.length + 1), 0, fresh);
  return rows;
}

/** Numbers rows afresh: by their order from some other start, or by an order of the author's own. */
function renumber(draw: Random, rows: number): readonly number[] {
  const shift = 1 + draw.below(5);
  const numbers = Array.from({ length: rows }, (_, index) => index + 1);
  return draw.chance(0.5) ? numbers.map((number) => number + shift) : draw.shuffle(numbers);
}
