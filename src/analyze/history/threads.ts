import type {
  ComparisonEntry,
  Finding,
  FindingHistory,
  StatusKind,
  StatusReport,
  Stay,
  Transition,
} from '../../domain/model.ts';
import type { CompareOptions } from '../compare/index.ts';
import { matchRows, type Matching } from '../compare/match/index.ts';
import { agreeingSimilarity } from '../compare/match/key-reliability.ts';
import type { Pair } from '../compare/match/pairing.ts';
import { rowsOfFindings } from '../compare/match/row.ts';
import { similarityAmong } from '../compare/match/similarity.ts';
import { daysBetween } from '../../text/days-between.ts';
import { momentOf, type Dated } from './version.ts';

/** One finding through the versions, as far as they were read. */
export interface Thread {
  readonly finding: Finding;
  readonly first: number;
  readonly last: number;
  /** Where it stands among the findings of the version read last; null where that does not list it. */
  readonly at: number | null;
  readonly transitions: readonly Transition[];
  /** Where each stay in one status began, and the version that ended it; null for one that goes on. */
  readonly stays: readonly { readonly kind: StatusKind; readonly since: number; readonly until: number | null }[];
}

/** The step to the next version. */
export interface NextVersion {
  readonly version: Dated;
  readonly index: number;
  readonly matching: Matching;
  readonly entries: readonly ComparisonEntry[];
}

/** Begins with the findings of the first version. */
export function firstThreads({ report }: Dated): readonly Thread[] {
  return report.findings.map((finding, at) => begin(finding, at, 0, []));
}

/** Carries every thread on to the next version, and begins those that are new there. */
export function nextThreads(
  threads: readonly Thread[],
  { version, index, matching, entries }: NextVersion,
  options: CompareOptions,
): { readonly threads: readonly Thread[]; readonly returned: number } {
  const { pairOfBefore, pairOfAfter } = matching.pairing;
  const { findings } = version.report;
  const transitions = new Map(
    entries.map((entry) => [entry.after ?? entry.before, transitionOf(entry, version, index)]),
  );
  const stepOf = (finding: Finding): readonly Transition[] =>
    [transitions.get(finding)].filter((one) => one !== undefined);
  const fresh = findings.flatMap((_, at) => (pairOfAfter.has(at) ? [] : [at]));
  const returned = returning(threads, version.report, fresh, options);
  const carried = threads.map((thread, row): Thread => {
    const isBack = thread.at === null;
    const at = thread.at === null ? (returned.get(row) ?? null) : (pairOfBefore.get(thread.at)?.after ?? null);
    const finding = at === null ? undefined : findings[at];
    if (at === null || finding === undefined) return isBack ? thread : leave(thread, index, stepOf(thread.finding));
    return carry(thread, finding, at, index, isBack ? stepOf(finding).map(listedAgain) : stepOf(finding));
  });
  const known = new Set(returned.values());
  const begun = fresh.flatMap((at) => {
    const finding = findings[at];
    return finding === undefined || known.has(at) ? [] : [begin(finding, at, index, stepOf(finding))];
  });
  const isNew = (at: number): boolean => {
    const finding = findings[at];
    return finding !== undefined && stepOf(finding).some(({ changes }) => changes.some(({ kind }) => kind === 'added'));
  };
  return { threads: [...carried, ...begun], returned: [...known].filter(isNew).length };
}

/** Finds threads that ended earlier among the findings that seem new: by thread, the index of the finding. */
function returning(
  threads: readonly Thread[],
  report: StatusReport,
  fresh: readonly number[],
  { aliases }: CompareOptions,
): ReadonlyMap<number, number> {
  const dormant = threads.flatMap(({ at }, index) => (at === null ? [index] : []));
  if (dormant.length === 0 || fresh.length === 0) return new Map();
  const sideOf = (findings: readonly (Finding | undefined)[]): StatusReport => {
    return { ...report, findings: findings.filter((one) => one !== undefined), remainingWork: [] };
  };
  const before = rowsOfFindings(sideOf(dormant.map((index) => threads[index]?.finding)));
  const after = rowsOfFindings(sideOf(fresh.map((at) => report.findings[at])));
  const similarity = similarityAmong(before, after);
  const isSame = (pair: Pair): boolean => {
    const [one, other] = [before[pair.before], after[pair.after]];
    // An id under which something else is listed later was given out anew.
    return (
      pair.by !== 'id' ||
      (one !== undefined && other !== undefined && similarity(one, other, agreeingSimilarity) >= agreeingSimilarity)
    );
  };
  const pairs = matchRows(before, after, aliases).pairing.pairs.filter(isSame);
  return new Map(pairs.map((pair) => [dormant[pair.before] ?? -1, fresh[pair.after] ?? -1]));
}

function transitionOf({ before, after, changes }: ComparisonEntry, version: Dated, snapshot: number): Transition {
  const { revision, date } = version;
  return { snapshot, revision, date, from: before?.status.kind ?? null, to: after?.status.kind ?? null, changes };
}

function listedAgain(transition: Transition): Transition {
  const changes = transition.changes.map((change) =>
    change.kind === 'added' ? { ...change, kind: 'listed-again' as const } : change,
  );
  return { ...transition, changes };
}

function begin(finding: Finding, at: number, version: number, transitions: readonly Transition[]): Thread {
  const stays = [{ kind: finding.status.kind, since: version, until: null }];
  return { finding, first: version, last: version, at, transitions, stays };
}

function leave(thread: Thread, version: number, step: readonly Transition[]): Thread {
  const transitions = [...thread.transitions, ...step];
  return { ...thread, at: null, transitions, stays: endStay(thread.stays, version) };
}

function carry(thread: Thread, finding: Finding, at: number, version: number, step: readonly Transition[]): Thread {
  const { kind } = finding.status;
  const current = thread.stays.at(-1);
  const continues = current !== undefined && current.until === null && current.kind === kind;
  const stays = continues ? thread.stays : [...endStay(thread.stays, version), { kind, since: version, until: null }];
  return { ...thread, finding, at, last: version, transitions: [...thread.transitions, ...step], stays };
}

/** A stay lasts until the version that has another status, or no longer lists the finding. */
function endStay(stays: Thread['stays'], version: number): Thread['stays'] {
  return stays.map((stay) => (stay.until === null ? { ...stay, until: version } : stay));
}

/** Sums up a thread; `asOf`: the moment up to which a stay that goes on is counted. */
export function historyOf(
  thread: Thread,
  versions: readonly Dated[],
  asOf: string | null,
  settled: (kind: StatusKind) => boolean,
): FindingHistory {
  const { finding, first, last, at, transitions, stays } = thread;
  const moment = (version: number): string | null => {
    const one = versions[version];
    return one === undefined ? null : momentOf(one);
  };
  const states = stays.map(({ kind, since, until }): Stay => {
    const days = daysBetween(moment(since), until === null ? asOf : moment(until));
    return { kind, since, days: days === null ? null : Math.max(0, days) };
  });
  const open = states.filter(({ kind }) => !settled(kind)).map(({ days }) => days);
  return {
    identity: finding.identity.key,
    finding,
    first,
    last,
    listed: at !== null,
    transitions,
    states,
    unresolvedDays: open.reduce<number | null>((sum, days) => (sum === null || days === null ? null : sum + days), 0),
  };
}
