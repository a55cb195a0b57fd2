import { cutToBytes } from '../text/shorten.ts';
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, posix, relative, resolve } from 'node:path';
import { configurationFor, settingsFor, type Configured, type Near } from '../configuration/index.ts';
import { readCommitted } from '../read/git.ts';
import { withIssueText } from '../read/fetched-issue.ts';
import type { GitPlace } from '../read/git-place.ts';
import { shortRevision, splitRevision, type RevisionName } from '../read/revision-name.ts';
import { sourceName } from '../read/snapshot-names.ts';
import { loadReport } from '../read/saved/report.ts';
import type { StatusReport } from '../domain/model.ts';
import type { Language } from '../domain/settings.ts';
import { NoFindingsError, UserError } from '../errors.ts';
import { decodeSource, readBytes } from '../read/source.ts';
import type { StandardInput } from '../read/standard-input.ts';
import { MemoryError } from '../system/bounded-worker.ts';
import { DeadlineError, readingSeconds, withTimeLimit } from '../system/time-limit.ts';
import { addCommittedEvidence, addEvidence, replaceEvidence, type EvidenceChoice } from './evidence.ts';
import { makeReportOf } from './report.ts';
import { reportName } from './outputs.ts';

/** A snapshot that is held against another. */
export interface Side {
  readonly report: StatusReport;
  /** What files that are about it are called. */
  readonly name: string;
  /** The file it was read from, which must not be written over; null for a revision. */
  readonly path: string | null;
  readonly shown: string;
  /** The commit it was read from, and the day the branch got this state; null for a file. */
  readonly revision: { readonly commit: string; readonly date: string | null } | null;
  /** A configuration file beside it that was not used, since it was read by the rules of the newer side; else null. */
  readonly unusedConfiguration: string | null;
  /** The language of reports about it, by the configuration it was read with. */
  readonly language: Language;
}

/** Where names on the command line are meant from, where settings come from, and how large a source may be. */
export interface Reading extends Configured {
  readonly limit: number;
  /** Where evidence comes from; absent: what a saved report carries. */
  readonly evidence?: EvidenceChoice | undefined;
  /** What the name `-` means; absent: a file of that name. */
  readonly stdin?: StandardInput | undefined;
}

/** A source whose bytes are read, and not yet what they say. */
interface Opened extends Omit<Side, 'report' | 'unusedConfiguration' | 'language'> {
  readonly bytes: Uint8Array;
  /** What reports call it. */
  readonly source: string;
  /** The folder in which its configuration is looked for; null for a report that carries its data. */
  readonly near: Near | null;
  /** Where it lies in a repository; null for a file. */
  readonly place: { readonly root: string; readonly commit: string; readonly path: string } | null;
}

/**
 * Reads whatever names a snapshot: a post, a report of ours (JSON, HTML or PDF), or either of them in a git revision,
 * as `<revision>:<path>`, or standard input, as `-`. `near`: a folder whose configuration is used instead of its own. Throws `UserError`.
 */
export async function readSide(word: string, reading: Reading, near: Near | null = null): Promise<Side> {
  return readOpened(await open(word, reading), reading, near);
}

/**
 * Reads two snapshots by the same rules: by those of the later one, where that is a post. `evidence`: where that of the
 * earlier one comes from. Throws `UserError`.
 */
export async function readSides(
  before: string,
  after: string,
  reading: Reading,
  evidence: EvidenceChoice | undefined = reading.evidence,
): Promise<readonly [Side, Side]> {
  return readBoth(await open(before, reading), await open(after, reading), reading, evidence);
}

/** Reads a file as the last commit has it, and as it is now. Throws `UserError`. */
export async function readSinceLastCommit(
  word: string,
  reading: Reading,
  evidence: EvidenceChoice | undefined = reading.evidence,
): Promise<readonly [Side, Side]> {
  const path = pathOf(word, reading);
  if (!existsSync(path) && splitRevision(word) !== null)
    throw new UserError(`${word}: name the other side too: diff ${word} path/to/post.md`);
  const now = await open(word, reading);
  const committed = { revision: 'HEAD', path: `./${basename(path)}` };
  return readBoth(await openRevision(committed, { ...reading, folder: dirname(path) }), now, reading, evidence);
}

async function readBoth(
  before: Opened,
  after: Opened,
  reading: Reading,
  evidence: EvidenceChoice | undefined,
): Promise<readonly [Side, Side]> {
  const earlier = await readOpened(before, reading, after.near, evidence);
  return [earlier, await stillThere(readOpened(after, reading, after.near ?? before.near))];
}

/** A later snapshot without findings is no other post: the findings are lost. */
async function stillThere(after: Promise<Side>): Promise<Side> {
  try {
    return await after;
  } catch (error) {
    if (!(error instanceof NoFindingsError)) throw error;
    throw new UserError(`${error.message}; the earlier snapshot has some`, { cause: error });
  }
}

async function open(word: string, reading: Reading): Promise<Opened> {
  const { stdin } = reading;
  const path = pathOf(word, reading);
  const name = existsSync(path) ? null : splitRevision(word);
  if (name !== null) return openRevision(name, reading);
  const shown = relative(reading.folder, path) || '.';
  return {
    bytes: word === '-' && stdin !== undefined ? stdin.bytes : readBytes(path, shown, reading.limit),
    source: sourceName(path),
    name: sideName(path),
    path,
    shown,
    revision: null,
    near: isSaved(path) ? null : dirname(path),
    place: null,
  };
}

function pathOf(word: string, { folder, stdin }: Reading): string {
  return word === '-' && stdin !== undefined ? stdin.path : resolve(folder, word);
}

async function openRevision(name: RevisionName, reading: Reading): Promise<Opened> {
  const committed = await readCommitted(reading.folder, name, reading.limit);
  const { bytes, path, folder, commit, instant } = committed;
  const revision = shortRevision(name.revision);
  const source = `${revision}:${path}`;
  return {
    bytes,
    source,
    name: `${sideName(path)}@${fitting(revision)}`,
    path: null,
    shown: source,
    revision: { commit, date: instant?.slice(0, 10) ?? null },
    near: isSaved(path) ? null : folderOf(committed),
    place: { root: folder, commit, path },
  };
}

/** The folder of a file of a commit: in the work tree, or in the commit where none is checked out. */
export function folderOf({ folder: root, workTree, commit, path }: GitPlace): Near {
  const folder = workTree === null ? null : dirname(join(workTree, path));
  return folder !== null && existsSync(folder) ? folder : { root, commit, folder: posix.dirname(path) };
}

/** Returns the folder of what a name on the command line means; null for a report that carries its data. */
export async function nearOf(word: string, reading: Reading): Promise<Near | null> {
  return (await open(word, reading)).near;
}

async function readOpened(
  opened: Opened,
  reading: Reading,
  near: Near | null,
  evidence = reading.evidence,
): Promise<Side> {
  const { bytes, source, near: own, place: _, ...side } = opened;
  const folder = near ?? own ?? reading.folder;
  const alone = await reportFrom(bytes, source, side.shown, reading, folder);
  const { silenced, language } = await settingsFor(folder, reading);
  const report = await withEvidence(alone, opened, { ...reading, evidence }, silenced);
  return { ...side, report, language, unusedConfiguration: await unusedConfiguration(opened, reading, near) };
}

async function withEvidence(
  alone: StatusReport,
  { place, path, near }: Opened,
  reading: Reading,
  silenced: readonly string[],
): Promise<StatusReport> {
  if (near === null) return replaceEvidence(alone, reading, silenced);
  if (place === null) return path === null ? alone : addEvidence(alone, path, reading, silenced);
  return addCommittedEvidence(alone, place.commit, place.path, { ...reading, folder: place.root }, silenced);
}

async function unusedConfiguration({ near: own }: Opened, reading: Reading, near: Near | null): Promise<string | null> {
  if (reading.config !== undefined || own === null || near === null) return null;
  const [ofOwn, used] = await Promise.all([configurationFor(own, reading), configurationFor(near, reading)]);
  return ofOwn === null || ofOwn.file === used?.file ? null : ofOwn.name;
}

/** Makes a report of bytes: of a post, or of a report that carries its data. Throws `UserError`. */
export async function reportFrom(
  bytes: Uint8Array,
  name: string,
  shown: string,
  reading: Reading,
  near: Near,
): Promise<StatusReport> {
  if (!isSaved(name)) return makeReportOf(decodeSource(bytes, name, shown), shown, await settingsFor(near, reading));
  const issue = extname(name).toLowerCase() === '.json' ? withIssueText(decodeSource(bytes, name, shown)) : null;
  if (issue?.facts !== undefined) return makeReportOf(issue, shown, await settingsFor(near, reading));
  try {
    const data = await dataOf(bytes, name, shown, reading.limit);
    return withTimeLimit(readingSeconds, () => loadReport(data, shown));
  } catch (error) {
    if (error instanceof DeadlineError || error instanceof MemoryError)
      throw new UserError(`${shown}: reading it ${error.message}, far more than a report of this program needs`);
    throw error;
  }
}

/** Whether a name is that of a report that carries its data. */
function isSaved(path: string): boolean {
  return /\.(?:json|html|pdf)$/i.test(path);
}

/** What reading a PDF may need; one of 10,000 findings takes a third of the bytes. */
export const pdfBounds = { seconds: readingSeconds, bytes: 1024 * 1024 * 1024 } as const;

async function dataOf(bytes: Uint8Array, name: string, shown: string, limit: number): Promise<string> {
  const kind = extname(name).toLowerCase();
  if (kind === '.pdf') {
    const { readAttachmentWithin } = await import('../print/pdf/bounded-attachment.ts');
    const data = await readAttachmentWithin(bytes, limit, pdfBounds);
    if (data === null) throw new UserError(`${shown}: is not a report of this program: it carries no data`);
    return decodeSource(data, name, shown).text;
  }
  const { text } = decodeSource(bytes, name, shown);
  if (kind === '.json') return text;
  const opening = '<script type="application/json" id="report-data">';
  const at = text.indexOf(opening);
  const end = text.indexOf('</script>', at);
  if (at < 0 || end < 0) throw new UserError(`${shown}: is not a report of this program: it carries no data`);
  return text.slice(at + opening.length, end);
}

/** In bytes: two names and what stands between them have to fit into one file name, which has 255. */
export const longestSideName = 90;

/** Returns the name of a side of a comparison, after its file. */
export function sideName(path: string): string {
  return fitting(path.replace(/\.(?:html|pdf)$/i, ''));
}

function fitting(name: string): string {
  return cutToBytes(reportName(name), longestSideName);
}
