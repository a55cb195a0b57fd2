import { addressOf, readTrackerAddress, trackerKey } from './tracker-address.ts';
import type { Finding, Reference, RemainingWorkItem } from './model.ts';

/** Returns the addresses that a row names, in the order of its columns, each once: those of trackers, and other links. */
export function addressesOf(row: Finding | RemainingWorkItem): readonly string[] {
  const references: readonly Reference[] = [
    ...(row.issue === null ? [] : [row.issue]),
    ...(row.tracker?.references ?? []),
    ...('status' in row ? row.status.references : []),
  ];
  const byKey = new Map<string, string>();
  for (const reference of references) {
    const url = addressOf(reference);
    if (url !== null && !byKey.has(trackerKey(url))) byKey.set(trackerKey(url), url);
  }
  return [...byKey.values()];
}

/** Returns the addresses of issues, pull requests and commits alone, each once, of all rows. */
export function trackerAddresses(rows: readonly (Finding | RemainingWorkItem)[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const row of rows)
    for (const url of addressesOf(row))
      if (readTrackerAddress(url) !== null && !byKey.has(trackerKey(url))) byKey.set(trackerKey(url), url);
  return [...byKey.values()];
}
