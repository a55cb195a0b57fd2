import type { EvidenceSummary } from './evidence.ts';
import type { Finding, RemainingWorkItem } from './model.ts';
import { trackerKey } from './tracker-address.ts';
import { trackerAddresses } from './tracker-addresses.ts';
import { standingOf } from './tracker-standing.ts';

/** Counts how the tracker stands beside the rows. */
export function summarizeEvidence(
  findings: readonly Finding[],
  remainingWork: readonly RemainingWorkItem[],
): EvidenceSummary {
  const rows = [...findings, ...remainingWork];
  const answered = new Set(rows.flatMap(({ evidence }) => evidence ?? []).map(({ url }) => trackerKey(url)));
  const addresses = new Set([...trackerAddresses(rows).map(trackerKey), ...answered]);
  const standings = findings.map(standingOf);
  const count = (wanted: keyof ReturnType<typeof standingOf>): number =>
    standings.filter((standing) => standing[wanted].length > 0).length;
  return {
    references: addresses.size,
    answered: answered.size,
    openButClosed: count('closed'),
    settledButOpen: count('open'),
    settledButUnmerged: count('unmerged'),
  };
}
