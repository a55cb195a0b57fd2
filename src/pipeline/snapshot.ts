import { existsSync } from 'node:fs';
import { basename, dirname, extname, relative, resolve } from 'node:path';
import { settingsFor, type Configured } from '../configuration/index.ts';
import { readCommitted } from '../read/git.ts';
import { withIssueText } from '../read/fetched-issue.ts';
import { loadReport } from '../read/saved/report.ts';
import type { StatusReport } from '../domain/model.ts';
import { UserError } from '../errors.ts';
import { decodeSource, readBytes } from '../read/source.ts';
import { MemoryError } from '../system/bounded-worker.ts';
import { DeadlineError, readingSeconds, within } from '../system/time-limit.ts';
import { addCommittedEvidence, addEvidence, replaceEvidence, type EvidenceChoice } from './evidence.ts';
import { makeReportOf } from './report.ts';
import { sourceName } from '../read/snapshot-names.ts';
import { reportName } from './outputs.ts';

/** A snapshot that is held against another. */
export interface Side {
  readonly report: StatusReport;
  /** What files that are about it are called. */
  readonly name: string;
  /** The file it was read from, which must not be written over; null for a revision. */
  readonly path: string | null;
  readonly shown: string;
}

/** Where names on the command line are meant from, where settings come from, and how large a source may be. */
export interface Reading extends Configured {
  readonly limit: number;
  /** Where evidence comes from; absent: what a saved report carries. */
  readonly evidence?: EvidenceChoice | undefined;
}

/**
 * Reads whatever names a snapshot: a post, a report of ours (JSON, HTML or PDF), or either of them in a git revision,
 * as `<revision>:<path>`. Throws `UserError`.
 */
export async function readSide(word: string, reading: Reading, evidence = reading.evidence): Promise<Side> {
  const path = resolve(reading.folder, word);
  const revision = existsSync(path) ? null : splitRevision(word);
  if (revision !== null) return readRevision(revision, reading, evidence);
  const shown = relative(reading.folder, path) || '.';
  const bytes = readBytes(path, shown, reading.limit);
  const alone = await reportFrom(bytes, sourceName(path), shown, reading, dirname(path));
  const { silenced } = await settingsFor(dirname(path), reading);
  const report = isSavedReport(path)
    ? replaceEvidence(alone, { ...reading, evidence }, silenced)
    : addEvidence(alone, path, { ...reading, evidence }, silenced);
  return { report, name: sideName(path), path, shown };
}

/** Reads a file as the last commit has it. Throws `UserError`. */
export async function readLastCommitted(word: string, reading: Reading, evidence = reading.evidence): Promise<Side> {
  const path = resolve(reading.folder, word);
  if (!existsSync(path) && splitRevision(word) !== null)
    throw new UserError(`${word}: name the other side too: diff ${word} path/to/post.md`);
  readBytes(path, word, reading.limit);
  return readRevision({ revision: 'HEAD', path: basename(path) }, { ...reading, folder: dirname(path) }, evidence);
}

interface Revision {
  readonly revision: string;
  readonly path: string;
}

/** Tells a revision and a path apart; a drive letter is no revision. */
function splitRevision(word: string): Revision | null {
  const [, revision, path] = /^([^:]*):(?![\\/]{2})(.+)$/s.exec(word) ?? [];
  if (revision === undefined || path === undefined || /^[a-z]:[\\/]/i.test(word)) return null;
  return { revision, path };
}

async function readRevision(
  { revision, path }: Revision,
  reading: Reading,
  evidence: EvidenceChoice | undefined,
): Promise<Side> {
  const committed = await readCommitted(reading.folder, revision, path, reading.limit);
  const source = `${revision}:${committed.path}`;
  const alone = await reportFrom(committed.bytes, source, source, reading);
  const { silenced } = await settingsFor(reading.folder, reading);
  const report = isSavedReport(committed.path)
    ? replaceEvidence(alone, { ...reading, evidence }, silenced)
    : await addCommittedEvidence(alone, revision, committed.path, { ...reading, evidence }, silenced);
  return { report, name: `${sideName(committed.path)}@${shortened(revision)}`, path: null, shown: source };
}

/** Whether a name is that of a report that was saved: it carries its own evidence. */
function isSavedReport(name: string): boolean {
  return /\.(?:json|html|pdf)$/i.test(name);
}

/** Makes a report of bytes: of a post, or of a report that carries its data. Throws `UserError`. */
export async function reportFrom(
  bytes: Uint8Array,
  name: string,
  shown: string,
  reading: Reading,
  near: string = reading.folder,
): Promise<StatusReport> {
  const kind = extname(name).toLowerCase();
  if (kind !== '.json' && kind !== '.html' && kind !== '.pdf')
    return makeReportOf(decodeSource(bytes, name, shown), shown, await settingsFor(near, reading));
  const issue = kind === '.json' ? withIssueText(decodeSource(bytes, name, shown)) : null;
  if (issue?.facts !== undefined) return makeReportOf(issue, shown, await settingsFor(near, reading));
  try {
    const data = await dataOf(kind, bytes, name, shown, reading.limit);
    return within(readingSeconds, () => loadReport(data, shown));
  } catch (error) {
    if (error instanceof DeadlineError || error instanceof MemoryError)
      throw new UserError(`${shown}: reading it ${error.message}, far more than a report of this program needs`);
    throw error;
  }
}

/** What reading a PDF may need; one of 10,000 findings takes a third of the bytes. */
export const pdfBounds = { seconds: readingSeconds, bytes: 1024 * 1024 * 1024 } as const;

async function dataOf(
  kind: '.json' | '.html' | '.pdf',
  bytes: Uint8Array,
  name: string,
  shown: string,
  limit: number,
): Promise<string> {
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

function sideName(path: string): string {
  return shortened(reportName(path.replace(/\.(?:html|pdf)$/i, '')));
}

/** Two names and what stands between them have to fit into one file name. */
function shortened(name: string): string {
  let short = '';
  for (const character of reportName(name)) {
    if (Buffer.byteLength(short + character) > 90) break;
    short += character;
  }
  return short;
}
