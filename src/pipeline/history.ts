import { basename, dirname } from 'node:path';
import { tellHistory } from '../analyze/history/index.ts';
import type { Dated } from '../analyze/history/version.ts';
import { diagnose } from '../domain/diagnostics.ts';
import { isShallow, readVersion, versionsOf, type Version } from '../read/git.ts';
import { settingsFor } from '../configuration/index.ts';
import type { Diagnostic, HistoryReport, StatusReport } from '../domain/model.ts';
import { UserError } from '../errors.ts';
import { addEvidence } from './evidence.ts';
import { readSide, reportFrom, type Reading } from './snapshot.ts';
import { isSettled } from '../domain/vocabulary.ts';

/** Tells the history of a post from every commit that changed it, through renames. Throws `UserError`. */
export async function historyOfPost(path: string, shown: string, reading: Reading): Promise<HistoryReport> {
  const folder = dirname(path);
  const listed = await versionsOf(folder, basename(path), shown);
  const diagnostics: Diagnostic[] = [];
  if (await isShallow(folder))
    diagnostics.push(
      diagnose(
        'history-shallow',
        `${shown}: the clone is shallow, so its history begins on ${listed[0]?.date ?? ''}: git fetch --unshallow gets the rest.`,
        null,
      ),
    );
  const versions: Dated[] = [];
  for (const [at, version] of listed.entries()) {
    diagnostics.push(...renamed(listed[at - 1], version));
    const found = await readOrSay(nameOf(version), diagnostics, async () => {
      const bytes = await readVersion(folder, version, nameOf(version), reading.limit);
      return reportFrom(bytes, nameOf(version), nameOf(version), reading);
    });
    if (found !== null) versions.push({ report: found, revision: version.commit, date: version.date });
  }
  return tell(
    await withLatestEvidence(versions, path, reading),
    diagnostics,
    `${shown}: none of its ${listed.length} committed versions holds findings that can be read`,
  );
}

/** Evidence of a post, or that is named by hand, is about the latest version. */
async function withLatestEvidence(
  versions: readonly Dated[],
  path: string,
  reading: Reading,
): Promise<readonly Dated[]> {
  const latest = versions.at(-1);
  if (latest === undefined) return versions;
  const { silenced } = await settingsFor(dirname(path), reading);
  return [...versions.slice(0, -1), { ...latest, report: addEvidence(latest.report, path, reading, silenced) }];
}

/** Tells the history of an audit from its snapshots: posts or saved reports, ordered by day. Throws `UserError`. */
export async function historyOfSnapshots(paths: readonly string[], reading: Reading): Promise<HistoryReport> {
  const diagnostics: Diagnostic[] = [];
  const versions: Dated[] = [];
  const isNamed = typeof reading.evidence === 'object';
  for (const path of paths) {
    const report = await readOrSay(
      basename(path),
      diagnostics,
      async () => (await readSide(path, reading, isNamed ? 'own' : reading.evidence)).report,
    );
    if (report !== null) versions.push({ report, revision: null, date: report.snapshot.date });
  }
  versions.sort(byDay);
  const dated = isNamed ? await withLatestEvidence(versions, paths.at(-1) ?? '', reading) : versions;
  return tell(dated, diagnostics, 'None of the snapshots holds findings that can be read');
}

/** Tells the history of an audit from reports of its snapshots, ordered by day. Throws `UserError` for none. */
export function historyOfReports(reports: readonly StatusReport[]): HistoryReport {
  const versions = reports.map((report) => ({ report, revision: null, date: report.snapshot.date }));
  return tell(versions.toSorted(byDay), [], 'A history needs at least one snapshot');
}

function byDay({ date: one }: Dated, { date: other }: Dated): number {
  return (one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0;
}

function tell(versions: readonly Dated[], diagnostics: readonly Diagnostic[], otherwise: string): HistoryReport {
  if (versions.length === 0) throw new UserError([otherwise, ...diagnostics.map(({ message }) => message)].join('; '));
  return tellHistory(versions, diagnostics, { aliases: [], settled: isSettled });
}

/** What cannot be read is said and left out: the rest is worth telling. */
async function readOrSay<T>(name: string, diagnostics: Diagnostic[], read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = error.message.startsWith(`${name}: `) ? error.message.slice(name.length + 2) : error.message;
    diagnostics.push(diagnose('version-unreadable', `${name} is left out: ${reason}`, null));
    return null;
  }
}

function renamed(before: Version | undefined, after: Version): readonly Diagnostic[] {
  if (before === undefined || before.path === after.path) return [];
  const message = `${after.path} was ${before.path} before ${after.commit.slice(0, 12)} of ${after.date}.`;
  return [diagnose('source-renamed', message, null)];
}

function nameOf({ commit, path }: Version): string {
  return `${commit.slice(0, 12)}:${path}`;
}
