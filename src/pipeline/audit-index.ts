import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StatusReport } from '../domain/model.ts';
import { UserError } from '../errors.ts';
import { isSavedReport, snapshotName, stemOf } from '../read/snapshot-names.ts';
import type { IndexedAudit } from '../render/index-page.ts';
import { sinceSnapshot } from './comparison.ts';
import { historyOfReports } from './history.ts';
import { readSide, type Reading } from './snapshot.ts';

/**
 * Reads the saved reports of a folder (JSON), and groups them by audit: each with its latest snapshot, its history and the
 * files beside it. Throws `UserError` where there is none.
 */
export async function readAuditIndex(
  folder: string,
  shown: string,
  reading: Reading,
): Promise<readonly IndexedAudit[]> {
  const names = readdirSync(folder).toSorted();
  const bySlug = new Map<string, string[]>();
  for (const name of names.filter(isSavedReport)) {
    const { slug } = snapshotName(name);
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), name]);
  }
  if (bySlug.size === 0)
    throw new UserError(`${shown}: holds no saved report (JSON); make some with: report --out ${shown}`);
  const audits: IndexedAudit[] = [];
  for (const group of bySlug.values()) audits.push(await auditOf(group, names, folder, reading));
  return audits;
}

async function auditOf(
  group: readonly string[],
  names: readonly string[],
  folder: string,
  reading: Reading,
): Promise<IndexedAudit> {
  const snapshots: StatusReport[] = [];
  for (const name of group) snapshots.push((await readSide(join(folder, name), reading)).report);
  const [before, latest] = [snapshots.at(-2), snapshots.at(-1)];
  if (latest === undefined) throw new TypeError('An audit has at least one snapshot');
  const stem = stemOf(group.at(-1) ?? '');
  return {
    report:
      before === undefined ? latest : { ...latest, since: sinceSnapshot({ report: before, revision: null }, latest) },
    history: historyOfReports(snapshots),
    files: formatsOfReport.flatMap((format) => {
      const name = `${stem}.${format}`;
      return names.includes(name) ? [{ format, name }] : [];
    }),
  };
}

const formatsOfReport = ['html', 'pdf', 'md', 'json'] as const;
