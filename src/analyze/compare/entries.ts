import {
  changeKinds,
  type Change,
  type ChangeKind,
  type ComparisonEntry,
  type Finding,
  type StatusKind,
  type StatusReport,
  type TableChange,
} from '../../domain/model.ts';
import type { SimilarRows } from './match/fuzzy.ts';
import { changesOf } from './changes/index.ts';
import { changesOfTables } from './changes/table-changes.ts';
import type { Matching } from './match/index.ts';
import { unpaired, type Pair } from './match/pairing.ts';
import { findingsInContext, type FindingContext } from './finding-context.ts';
import { byCodeUnit } from '../../domain/order.ts';
import { isSpelledTheSame } from './changes/cosmetic.ts';

/** What became of all findings: those that changed, and how many did not. */
interface Outcome {
  readonly entries: readonly ComparisonEntry[];
  readonly tableChanges: readonly TableChange[];
  readonly matched: number;
  readonly unchanged: number;
  readonly cosmetic: number;
}

/** An entry with the rows it stands for; a row that is not there sorts last. */
interface Ranked {
  readonly entry: ComparisonEntry;
  readonly before: number;
  readonly after: number;
}

/** Turns pairs and rows left over into entries: each finding of both sides is in one at most. */
export function outcomeOf(
  before: StatusReport,
  after: StatusReport,
  matching: Matching,
  settled: (kind: StatusKind) => boolean,
): Outcome {
  const compared = comparedPairs(before, after, matching.pairing.pairs, settled);
  const { tableChanges, isTold } = changesOfTables(
    before.findings,
    after.findings,
    compared.map(({ changes }) => changes),
  );
  const changed: Ranked[] = [];
  let cosmetic = 0;
  for (const { pair, from, to, changes } of compared) {
    const own = changes.filter((change) => !isTold(change));
    const { identity, by: matchedBy, likeness } = pair;
    if (own.length > 0) {
      const sides = { before: from.finding, after: to.finding };
      const entry = { identity, matchedBy, likeness, ...sides, changes: own, candidates: [] };
      changed.push({ entry, before: pair.before, after: pair.after });
    } else if (changes.length === 0 && !isSpelledTheSame(from, to)) cosmetic += 1;
  }
  const entries = ordered([...changed, ...leftOver(before.findings, after.findings, matching)]);
  const unchanged = compared.length - changed.length - cosmetic;
  return { entries, tableChanges, matched: compared.length, unchanged, cosmetic };
}

/** Two findings that are one, and everything that differs, in the order of the later snapshot. */
interface Compared {
  readonly pair: Pair;
  readonly from: FindingContext;
  readonly to: FindingContext;
  readonly changes: readonly Change[];
}

function comparedPairs(
  before: StatusReport,
  after: StatusReport,
  pairs: readonly Pair[],
  settled: (kind: StatusKind) => boolean,
): readonly Compared[] {
  const [contextsBefore, contextsAfter] = [findingsInContext(before), findingsInContext(after)];
  return pairs
    .toSorted((one, other) => one.after - other.after)
    .flatMap((pair) => {
      const [from, to] = [contextsBefore[pair.before], contextsAfter[pair.after]];
      if (from === undefined || to === undefined) return [];
      return [{ pair, from, to, changes: changesOf(from, to, settled) }];
    });
}

/** Rows of one side only: gone or new, unless something on the other side could be the same. */
function leftOver(before: readonly Finding[], after: readonly Finding[], matching: Matching): readonly Ranked[] {
  const { pairing, open } = matching;
  const ofBefore = candidates(
    open,
    (edge) => edge.before,
    (edge) => after[edge.after],
  );
  const ofAfter = candidates(
    open,
    (edge) => edge.after,
    (edge) => before[edge.before],
  );
  const nowhere = Number.MAX_SAFE_INTEGER;
  const gone = unpaired(pairing.before, pairing.pairOfBefore).map((row) => {
    const entry = lone('removed', before[row] ?? null, null, ofBefore.get(row) ?? []);
    return { entry, before: row, after: nowhere };
  });
  const fresh = unpaired(pairing.after, pairing.pairOfAfter).map((row) => {
    const entry = lone('added', null, after[row] ?? null, ofAfter.get(row) ?? []);
    return { entry, before: nowhere, after: row };
  });
  return [...gone, ...fresh];
}

/** Names, for each row of a side, the rows of the other side it could be, most alike first. */
function candidates(
  open: readonly SimilarRows[],
  rowOf: (edge: SimilarRows) => number,
  findingOf: (edge: SimilarRows) => Finding | undefined,
): ReadonlyMap<number, readonly string[]> {
  const named = open.map((edge) => ({
    row: rowOf(edge),
    likeness: edge.likeness,
    key: findingOf(edge)?.identity.key ?? '',
  }));
  const sorted = named.toSorted((one, other) => other.likeness - one.likeness || byCodeUnit(one.key, other.key));
  const ofRow = new Map<number, string[]>();
  for (const { row, key } of sorted) {
    const known = ofRow.get(row);
    if (known === undefined) ofRow.set(row, [key]);
    else known.push(key);
  }
  return ofRow;
}

function lone(
  kind: ChangeKind,
  before: Finding | null,
  after: Finding | null,
  couldBe: readonly string[],
): ComparisonEntry {
  const named = couldBe.length > 0 ? 'ambiguous' : kind;
  const identity = (before ?? after)?.identity.key ?? '';
  const changes = [
    { kind: named, field: null, before: before?.title.text ?? null, after: after?.title.text ?? null },
  ] as const;
  return { identity, matchedBy: null, likeness: null, before, after, changes, candidates: couldBe };
}

/** Most urgent first, then in the order of the later snapshot; what is gone from it, in the order of the earlier one. */
function ordered(entries: readonly Ranked[]): readonly ComparisonEntry[] {
  const urgency = ({ entry }: Ranked): number =>
    Math.min(...entry.changes.map(({ kind }) => changeKinds.indexOf(kind)));
  return entries
    .toSorted((one, other) => urgency(one) - urgency(other) || one.after - other.after || one.before - other.before)
    .map(({ entry }) => entry);
}
