import type {
  ComparisonEntry,
  ComparisonReport,
  Finding,
  FindingHistory,
  StatusKind,
  StatusReport,
  Stay,
  Transition,
} from '../../domain/model.ts';
import type { CompareOptions } from '../compare/index.ts';
import { matchRows } from '../compare/match/index.ts';
import { rowsOfFindings } from '../compare/match/row.ts';
import type { Dated } from './index.ts';
import { daysBetween } from './days.ts';

/** One finding through the versions, as far as they were read. */
export interface Thread {
  readonly finding: Finding;
  readonly first: number;
  readonly last: number;
  /** Where it stands among the findings of the version read last; null where that does not list it. */
  readonly at: number | null;
  readonly transitions: readonly Transition[];
  /** Where each stay in one status began, and the last version that still has it. */
  readonly stays: readonly { readonly kind: StatusKind; readonly since: number; readonly until: number }[];
}

/** Begins with the findings of the first version. */
export function firstThreads({ report }: Dated): readonly Thread[] {
  return report.findings.map((finding, at) => begin(finding, at, 0, []));
}

/** Carries every thread on to the next version, and begins those that are new there. */
export function nextThreads(
  threads: readonly Thread[],
  previous: Dated,
  next: Dated,
  version: number,
  comparison: ComparisonReport,
  options: CompareOptions,
): readonly Thread[] {
  const { pairOfBefore, pairOfAfter } = matchRows(
    rowsOfFindings(previous.report),
    rowsOfFindings(next.report),
    options.aliases,
  ).pairing;
  const { findings } = next.report;
  const steps = new Map(comparison.entries.map((entry) => [entry.after ?? entry.before, stepOf(entry, next, version)]));
  const step = (finding: Finding): readonly Transition[] => [steps.get(finding)].filter((one) => one !== undefined);
  const fresh = findings.flatMap((_, at) => (pairOfAfter.has(at) ? [] : [at]));
  const returned = returning(threads, next.report, fresh, options);
  const carried = threads.map((thread, index): Thread => {
    const at = thread.at === null ? (returned.get(index) ?? null) : (pairOfBefore.get(thread.at)?.after ?? null);
    const finding = at === null ? undefined : findings[at];
    if (at !== null && finding !== undefined) return carry(thread, finding, at, version, step(finding));
    const gone = thread.at === null ? [] : step(thread.finding);
    return { ...thread, at: null, transitions: [...thread.transitions, ...gone] };
  });
  const known = new Set(returned.values());
  const begun = fresh.flatMap((at) => {
    const finding = findings[at];
    return finding === undefined || known.has(at) ? [] : [begin(finding, at, version, step(finding))];
  });
  return [...carried, ...begun];
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
  const { pairs } = matchRows(
    rowsOfFindings(sideOf(dormant.map((index) => threads[index]?.finding))),
    rowsOfFindings(sideOf(fresh.map((at) => report.findings[at]))),
    aliases,
  ).pairing;
  return new Map(pairs.map(({ before, after }) => [dormant[before] ?? -1, fresh[after] ?? -1]));
}

function stepOf({ before, after, changes }: ComparisonEntry, { revision, date }: Dated, snapshot: number): Transition {
  return { snapshot, revision, date, from: before?.status.kind ?? null, to: after?.status.kind ?? null, changes };
}

function begin(finding: Finding, at: number, version: number, transitions: readonly Transition[]): Thread {
  const stays = [{ kind: finding.status.kind, since: version, until: version }];
  return { finding, first: version, last: version, at, transitions, stays };
}

function carry(thread: Thread, finding: Finding, at: number, version: number, step: readonly Transition[]): Thread {
  const { kind } = finding.status;
  const current = thread.stays.at(-1);
  const continues = current !== undefined && thread.at !== null && current.kind === kind;
  // A stay lasts until the version that ends it, except across a gap.
  const ended =
    current === undefined || thread.at === null
      ? thread.stays
      : [...thread.stays.slice(0, -1), { ...current, until: version }];
  const stays = continues ? ended : [...ended, { kind, since: version, until: version }];
  return { ...thread, finding, at, last: version, transitions: [...thread.transitions, ...step], stays };
}

/** Sums up a thread. */
export function historyOf(
  thread: Thread,
  versions: readonly Dated[],
  settled: (kind: StatusKind) => boolean,
): FindingHistory {
  const { finding, first, last, at, transitions, stays } = thread;
  const dateOf = (version: number): string | null => versions[version]?.date ?? null;
  const states = stays.map(({ kind, since, until }): Stay => {
    const days = daysBetween(dateOf(since), dateOf(until));
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
