import { compare, matchFindings } from '../../../src/analyze/compare/index.ts';
import { changesOf } from '../../../src/analyze/compare/changes/index.ts';
import { findingsInContext } from '../../../src/analyze/compare/finding-context.ts';
import type { StatusReport } from '../../../src/domain/model.ts';
import { settled } from '../../analyze/compare/build.ts';
import { contestants, type Contestant } from './contestants.ts';
import { formulaicTitles, reusedIds } from './ledgers.ts';
import { problem, scenarios, type Mode } from './scenarios.ts';

/** Shares between 0 and 1, over all problems of a row. */
export interface MatchingRow {
  readonly mode: Mode;
  readonly scenario: string;
  readonly contestant: string;
  readonly pairs: Score;
  readonly changes: Score;
}

/** How much of what was found is true, and how much of what is true was found. */
interface Score {
  readonly precision: number;
  readonly recall: number;
}

/** How many problems make a row, and how many findings a problem has. */
interface MatchingOptions {
  readonly seeds?: number;
  readonly size?: number;
  readonly say?: (line: string) => void;
}

/** Measures how well findings are recognized across snapshots, by us and by peers, on problems with a known answer. */
export async function matchingRows(options: MatchingOptions = {}): Promise<readonly MatchingRow[]> {
  const { seeds = 20, size = 80, say = () => {} } = options;
  const all = await contestants(say);
  const kinds = [
    ...modes.flatMap((mode) =>
      scenarios.map((scenario) => ({
        mode,
        name: scenario.name,
        make: (seed: number) => problem(scenario, mode, size, seed),
      })),
    ),
    { mode: 'titles' as const, name: 'reused ids', make: (seed: number) => reusedIds(size, seed) },
    { mode: 'titles' as const, name: 'formulaic titles', make: (seed: number) => formulaicTitles(size, seed) },
  ];
  return kinds.flatMap(({ mode, name, make }) => {
    const problems = Array.from({ length: seeds }, (_, seed) => make(seed + 1));
    return [...all].map(([contestant, match]): MatchingRow => {
      const [pairs, changes] = [tally(), tally()];
      for (const { before, after, ...truth } of problems) {
        const found = match(before, after);
        pairs.count(new Set(found.map(([one, other]) => `${one}>${other}`)), truth.pairs);
        const said = contestant === 'audit-status' ? ownChanges(before, after) : changesBy(found, before, after);
        changes.count(said, truth.changes);
      }
      return { mode, scenario: name, contestant, pairs: pairs.score(), changes: changes.score() };
    });
  });
}

const modes = ['identities', 'numbers, titles', 'titles'] as const;

/** Prints the rows as a table: precision / recall. */
export function matchingTable(rows: readonly MatchingRow[]): string {
  const names = [...new Set(rows.map(({ contestant }) => contestant))];
  const cell = ({ precision, recall }: Score): string => `${precision.toFixed(3)}/${recall.toFixed(3)}`;
  const lines = rows
    .filter(({ contestant }) => contestant === names[0])
    .map(({ mode, scenario }) => {
      const cells = names.map((name) =>
        rows.find((row) => row.mode === mode && row.scenario === scenario && row.contestant === name),
      );
      return [mode, scenario, ...cells.map((row) => (row ? `${cell(row.pairs)} ${cell(row.changes)}` : ''))];
    });
  const head = ['rows have', 'what happened', ...names.map((name) => `${name}: pairs, changes`)];
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function tally(): { count: (found: ReadonlySet<string>, truth: ReadonlySet<string>) => void; score: () => Score } {
  let [right, found, truth] = [0, 0, 0];
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return {
    count: (one, other) => {
      right += [...one].filter((fact) => other.has(fact)).length;
      found += one.size;
      truth += other.size;
    },
    score: () => ({ precision: share(right, found), recall: share(right, truth) }),
  };
}

function ownChanges(before: StatusReport, after: StatusReport): ReadonlySet<string> {
  const options = { aliases: [], settled };
  const { entries, tableChanges } = compare(before, after, options);
  const [rowsBefore, rowsAfter] = [before, after].map(
    ({ findings }) => new Map(findings.map((finding, index) => [finding, index])),
  );
  const own = entries.flatMap((entry) => {
    const row =
      entry.before === null ? `a${entry.after && rowsAfter?.get(entry.after)}` : `b${rowsBefore?.get(entry.before)}`;
    return entry.changes.map(({ kind }) => `${row} ${kind}`);
  });
  if (!tableChanges.some(({ kind }) => kind === 'renumbered')) return new Set(own);
  // A renumbering of all is one sentence for all pairs.
  const { pairs } = matchFindings(before, after, options).pairing;
  const renumbered = pairs.filter((pair) => before.findings[pair.before]?.id !== after.findings[pair.after]?.id);
  return new Set([...own, ...renumbered.map((pair) => `b${pair.before} renumbered`)]);
}

/** Gives a peer the benefit of our own names for what differs between the rows it paired. */
function changesBy(found: ReturnType<Contestant>, before: StatusReport, after: StatusReport): ReadonlySet<string> {
  const [earlier, later] = [findingsInContext(before), findingsInContext(after)];
  const afterOf = new Map(found);
  const paired = new Set(afterOf.values());
  const facts = earlier.flatMap((one, index) => {
    const other = later[afterOf.get(index) ?? -1];
    if (other === undefined) return [`b${index} removed`];
    return changesOf(one, other, settled).map(({ kind }) => `b${index} ${kind}`);
  });
  const fresh = later.flatMap((_, index) => (paired.has(index) ? [] : [`a${index} added`]));
  return new Set([...facts, ...fresh]);
}
