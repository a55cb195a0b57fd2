import type { TrackerAnswer } from './evidence.ts';
import type { Finding } from './model.ts';
import { trackerKey } from './tracker-address.ts';
import { isSettled } from './vocabulary.ts';

/** Where the tracker says otherwise about one finding; a list is empty where it does not. */
export interface TrackerStanding {
  /** Its issues, all of them closed, while the finding is not settled. */
  readonly closed: readonly TrackerAnswer[];
  /** Its issues that are open, while the finding is settled. */
  readonly open: readonly TrackerAnswer[];
  /** Pull requests of a settled status that are open, or that were closed unmerged where none was merged. */
  readonly unmerged: readonly TrackerAnswer[];
  /** Pull requests of a status that is not settled, all of them merged. */
  readonly merged: readonly TrackerAnswer[];
}

/** Holds a finding against what the tracker answered about it. */
export function standingOf(finding: Finding): TrackerStanding {
  const settled = isSettled(finding.status.kind);
  const own = ownAnswers(finding);
  const pulls = pullAnswers(finding);
  const merged = pulls.filter(({ state }) => state === 'merged');
  const allClosed = own.length > 0 && own.every(({ state }) => state === 'closed' || state === 'merged');
  return {
    closed: !settled && allClosed ? own : [],
    open: settled ? own.filter(({ state, kind }) => state === 'open' && kind !== 'pull') : [],
    unmerged: settled
      ? pulls.filter(({ state }) => state === 'open' || (state === 'closed' && merged.length === 0))
      : [],
    merged: !settled && pulls.length > 0 && merged.length === pulls.length ? merged : [],
  };
}

/** Answers about what the tracker column names, or the issue named in the title; not about links to advisories and pages. */
function ownAnswers({ issue, tracker, evidence = [] }: Finding): readonly TrackerAnswer[] {
  const named = [...(issue === null ? [] : [issue]), ...(tracker?.references ?? [])];
  const keys = new Set(named.flatMap(({ url }) => (url === null ? [] : [trackerKey(url)])));
  return evidence.filter(
    ({ url, state }) => keys.has(trackerKey(url)) && (state === 'open' || state === 'closed' || state === 'merged'),
  );
}

/** Answers about the pull requests that the status names. */
function pullAnswers({ status, evidence = [] }: Finding): readonly TrackerAnswer[] {
  const keys = new Set(status.references.flatMap(({ url }) => (url === null ? [] : [trackerKey(url)])));
  return evidence.filter(({ url, kind }) => kind === 'pull' && keys.has(trackerKey(url)));
}
