import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { settingsFor, type Near } from '../configuration/index.ts';
import { buildHistory, type HistoryContext } from '../analyze/history/index.ts';
import { deletedVersion, type Dated } from '../analyze/history/version.ts';
import { diagnose } from '../domain/diagnostics.ts';
import type { Diagnostic, HistoryReport, StatusReport } from '../domain/model.ts';
import type { Language } from '../domain/settings.ts';
import { isSettled } from '../domain/vocabulary.ts';
import { UserError } from '../errors.ts';
import { courseOf, type Version } from '../read/branch-course.ts';
import { readBlob } from '../read/git.ts';
import { placeOf, type GitPlace } from '../read/git-place.ts';
import { readInstant } from '../read/path-changes.ts';
import { splitRevision, type RevisionName } from '../read/revision-name.ts';
import { snapshotName } from '../read/snapshot-names.ts';
import { addCommittedEvidence, addEvidence } from './evidence.ts';
import { inRange, type HistoryRange } from './history-range.ts';
import { renamed, saidOfCourse } from './history-diagnostics.ts';
import { endingOf, readOrNull, saidOfRuns, type Unread } from './history-unread.ts';
import { folderOf, nearOf, readSide, reportFrom, type Reading } from './snapshot.ts';

/** A history, and the language of reports about it by the configuration of the newest version. */
export interface ToldHistory {
  readonly report: HistoryReport;
  readonly language: Language;
}

/**
 * Tells the history of a post, or of one in a revision or a bare repository (`main:posts/a.md`), from every state that
 * the branch had, and from its present state, where that is given and no commit has it. Throws `UserError`.
 */
export async function historyOfPost(
  word: string,
  reading: Reading,
  range: HistoryRange,
  present: StatusReport | null = null,
): Promise<ToldHistory> {
  const { folder, name, shown } = sourceOf(word, reading);
  const place = await placeOf(folder, name, shown);
  const course = await courseOf(place, shown);
  const told = inRange(course.versions, range, shown);
  const near = folderOf(place);
  const { versions, unread } = await readVersions(told, place, near, reading);
  if (versions.length === 0) throw new UserError(nothingRead(shown, told, unread));
  const ending = endingOf(told, unread);
  const diagnostics = [
    ...saidOfRuns(unread, told),
    ...(await saidOfCourse(course, place, shown)),
    ...told.flatMap((version, at) => renamed(told[at - 1], version)),
  ];
  const deletion = ending?.kind === 'deleted' ? knownUntil(told, unread, versions) : undefined;
  const asOf = deletion ?? (await momentTold(place, ending, versions, range, shown));
  const dated = await withLatest(versions, near, reading, (report, silenced) =>
    place.workTree === null
      ? addCommittedEvidence(report, place.commit, place.path, { ...reading, folder: place.folder }, silenced)
      : addEvidence(report, join(place.workTree, place.path), reading, silenced),
  );
  const { language } = await settingsFor(near, reading);
  return { report: tell(withPresent(dated, present, asOf), { asOf, ending, diagnostics }), language };
}

/** What is not committed yet stands at the moment that is told of. */
function withPresent(versions: readonly Dated[], present: StatusReport | null, asOf: string | null): readonly Dated[] {
  const latest = versions.at(-1)?.report.snapshot.digest;
  if (present === null || present.snapshot.digest === latest) return versions;
  const date = asOf?.slice(0, 10) ?? null;
  return [...versions, { report: present, revision: null, instant: asOf, date, deleted: false }];
}

/** Evidence of a post, or that is named by hand, is about the latest version. */
async function withLatest(
  versions: readonly Dated[],
  near: Near,
  reading: Reading,
  add: (report: StatusReport, silenced: readonly string[]) => StatusReport | Promise<StatusReport>,
): Promise<readonly Dated[]> {
  const latest = versions.at(-1);
  if (latest === undefined) return versions;
  const { silenced } = await settingsFor(near, reading);
  return [...versions.slice(0, -1), { ...latest, report: await add(latest.report, silenced) }];
}

/** Tells the history of an audit from its snapshots: posts or saved reports, ordered by day. Throws `UserError`. */
export async function historyOfSnapshots(
  words: readonly string[],
  reading: Reading,
  range: HistoryRange,
): Promise<ToldHistory> {
  const diagnostics: Diagnostic[] = [];
  const versions: Dated[] = [];
  const near = await newestFolder(words, reading);
  const isNamed = typeof reading.evidence === 'object';
  const evidence = isNamed ? 'own' : reading.evidence;
  for (const word of words) {
    const { value, reason } = await readOrNull(basename(word), () => readSide(word, { ...reading, evidence }, near));
    if (value === null) {
      diagnostics.push(diagnose('version-unreadable', `${basename(word)} is left out: ${reason}`, null));
      continue;
    }
    const { report, revision } = value;
    const date = revision?.date ?? report.snapshot.date;
    versions.push({ report, revision: revision?.commit ?? null, instant: null, date, deleted: false });
  }
  versions.sort(byDay);
  const reasons = diagnostics.map(({ message }) => message);
  if (versions.length === 0)
    throw new UserError(['None of the snapshots holds findings that can be read', ...reasons].join('; '));
  const told = inRange(versions, range, 'the snapshots');
  const last = resolve(reading.folder, words.at(-1) ?? '');
  const add = (report: StatusReport, silenced: readonly string[]): StatusReport =>
    addEvidence(report, last, reading, silenced);
  const dated = isNamed ? await withLatest(told, near ?? dirname(last), reading, add) : told;
  const { language } = await settingsFor(near ?? dirname(last), reading);
  return { report: tell(dated, { asOf: range.asOf ?? range.to ?? null, ending: null, diagnostics }), language };
}

/** Tells the history of an audit from reports of its snapshots, ordered by day. Throws `UserError` for none. */
export function historyOfReports(reports: readonly StatusReport[]): HistoryReport {
  if (reports.length === 0) throw new UserError('A history needs at least one snapshot');
  const versions = reports.map((report): Dated => {
    return { report, revision: null, instant: null, date: report.snapshot.date, deleted: false };
  });
  return tell(versions.toSorted(byDay), { asOf: null, ending: null, diagnostics: [] });
}

function byDay({ date: one }: Dated, { date: other }: Dated): number {
  return (one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0;
}

function tell(versions: readonly Dated[], course: HistoryContext): HistoryReport {
  return buildHistory(versions, course, { aliases: [], settled: isSettled });
}

/** A name is a file, a file in a revision, or one that only commits have; it is asked about where it lies or would lie. */
function sourceOf(
  word: string,
  { folder }: Reading,
): { readonly folder: string; readonly name: RevisionName; readonly shown: string } {
  const path = resolve(folder, word);
  const shown = relative(folder, path) || '.';
  const name = existsSync(path) ? null : splitRevision(word);
  if (name !== null) return { folder, name, shown: word };
  const nearest = existingFolder(dirname(path));
  const inFolder = relative(nearest, path).replaceAll('\\', '/');
  return { folder: nearest, name: { revision: 'HEAD', path: `./${inFolder}` }, shown };
}

function existingFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existingFolder(dirname(folder));
}

/** Reads the versions by the same rules; the same content is read once. */
async function readVersions(
  told: readonly Version[],
  { folder }: GitPlace,
  near: Near,
  reading: Reading,
): Promise<{ readonly versions: readonly Dated[]; readonly unread: readonly Unread[] }> {
  const versions: Dated[] = [];
  const unread: Unread[] = [];
  for (const [at, version] of told.entries()) {
    const { blob, commit, instant } = version;
    const previous = versions.at(-1);
    if (blob === null) {
      if (previous !== undefined && at < told.length - 1) versions.push(deletedVersion(previous, commit, instant));
      continue;
    }
    const name = nameOf(version);
    const { value: report, reason } = await readOrNull(name, async () =>
      reportFrom(await readBlob(folder, blob, name, reading.limit), name, name, reading, near),
    );
    if (report === null) unread.push({ at, name, reason });
    else versions.push({ report, revision: commit, instant, date: instant.slice(0, 10), deleted: false });
  }
  return { versions, unread };
}

function nothingRead(shown: string, told: readonly Version[], unread: readonly Unread[]): string {
  const [first, last] = [unread[0], unread.at(-1)];
  const count = told.length === 1 ? 'its one committed version' : `none of its ${told.length} committed versions`;
  const what =
    told.length === 1 ? `${count} holds no findings that can be read` : `${count} holds findings that can be read`;
  const reasons = first === last || first?.reason === last?.reason ? [last] : [first, last];
  return [
    `${shown}: ${what}`,
    ...reasons.flatMap((one) => (one === undefined ? [] : [`${one.name}: ${one.reason}`])),
  ].join('; ');
}

/** Until when findings of a post that was deleted are known: its deletion, unless versions right before it cannot be read. */
function knownUntil(
  told: readonly Version[],
  unread: readonly Unread[],
  versions: readonly Dated[],
): string | null | undefined {
  return unread.at(-1)?.at === told.length - 2 ? versions.at(-1)?.instant : told.at(-1)?.instant;
}

/** Open findings are counted up to the last commit of the branch, as long as it is known how they stand there. */
async function momentTold(
  place: GitPlace,
  ending: HistoryContext['ending'],
  versions: readonly Dated[],
  { asOf, to }: HistoryRange,
  shown: string,
): Promise<string | null> {
  if (ending?.kind === 'unreadable') return versions.at(-1)?.instant ?? null;
  const day = asOf ?? to;
  if (day !== undefined) return `${day}T23:59:59Z`;
  return readInstant(place.folder, place.commit, shown);
}

function nameOf({ commit, path }: Version): string {
  return `${commit.slice(0, 12)}:${path}`;
}

/** The folder of the newest snapshot by its name, else of the one named last. */
async function newestFolder(words: readonly string[], reading: Reading): Promise<Near | null> {
  const paths = words
    .map((word) => resolve(reading.folder, word))
    .filter((path) => existsSync(path) && !isData(path))
    .toSorted((one, other) => (snapshotName(one).date < snapshotName(other).date ? -1 : 1));
  const [newest, last] = [paths.at(-1), words.at(-1)];
  if (newest !== undefined) return dirname(newest);
  return last === undefined ? null : nearOf(last, reading).catch(nullOfFault);
}

/** What cannot be read is said when its turn comes. */
function nullOfFault(error: unknown): null {
  if (error instanceof UserError) return null;
  throw error;
}

function isData(path: string): boolean {
  return /\.(?:json|html|pdf)$/i.test(path);
}
