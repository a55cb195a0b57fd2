import { execFile } from 'node:child_process';
import { posix } from 'node:path';
import { UserError } from '../errors.ts';

/** A file as some commit has it. */
export interface Committed {
  readonly bytes: Uint8Array;
  /** The path within the repository. */
  readonly path: string;
}

/**
 * Reads a file of a commit, its path as seen from the folder or else from the root of the repository. Nothing is
 * checked out or fetched. Throws `UserError`.
 */
export async function readCommitted(folder: string, revision: string, path: string, limit: number): Promise<Committed> {
  const shown = `${revision}:${path}`;
  if (revision === '') throw new UserError(`${shown}: there is no revision before the colon`);
  const prefix = await prefixOf(folder, shown);
  const commit = await ask(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (commit === null) throw new UserError(`${shown}: ${await noRevision(folder, revision)}`);
  const candidates = [...new Set([posix.normalize(posix.join(prefix, path)), posix.normalize(path)])];
  for (const candidate of candidates) {
    const blob = await blobAt(folder, commit, candidate, shown);
    if (blob !== null) return { bytes: await readBlob(folder, blob, shown, limit), path: candidate };
  }
  throw new UserError(`${shown}: the path does not exist in ${revision}`);
}

/** Whether the history of a repository is cut off. */
export async function isShallow(folder: string): Promise<boolean> {
  return (await ask(folder, ['rev-parse', '--is-shallow-repository'])) === 'true';
}

/** One commit that changed a file. */
export interface Version {
  readonly commit: string;
  /** The day it was committed, where its author was. */
  readonly date: string;
  /** Where the file was at that time. */
  readonly path: string;
  /** The name of its content. */
  readonly blob: string;
}

/** Lists the commits that changed a file of the folder, through renames, oldest first. Throws `UserError` for none. */
export async function versionsOf(folder: string, name: string, shown: string): Promise<readonly Version[]> {
  await prefixOf(folder, shown);
  const format = ['--raw', '--no-abbrev', '-z', '--format=%x01%H %cs', '--diff-filter=AMRC'];
  const safety = ['--no-show-signature', '--no-ext-diff', '--no-textconv', '--end-of-options'];
  const log = await ask(folder, ['log', '--follow', ...format, ...safety, 'HEAD', '--', name]);
  const versions = (log ?? '').split('\u0001').flatMap(readVersionLine);
  if (versions.length === 0) throw new UserError(`${shown}: no commit holds it`);
  return versions.toReversed();
}

/** Reads `<commit> <day>`, `:<mode> <mode> <blob> <blob> <kind>`, and one path, or two where it was renamed. */
function readVersionLine(entry: string): readonly Version[] {
  const [head = '', change = '', first, second] = entry.split('\0');
  const [commit, date] = head.trim().split(' ');
  const [, , , blob] = change.trim().split(' ');
  const path = second === undefined || second === '' ? first : second;
  if (commit === undefined || date === undefined || blob === undefined || path === undefined) return [];
  return [{ commit, date, path, blob }];
}

/** Reads the content of a version. Throws `UserError`. */
export function readVersion(folder: string, { blob }: Version, shown: string, limit: number): Promise<Uint8Array> {
  return readBlob(folder, blob, shown, limit);
}

async function prefixOf(folder: string, shown: string): Promise<string> {
  const answer = await run(folder, ['rev-parse', '--show-prefix'], smallAnswer);
  if (answer.fault === null) return text(answer.bytes);
  throw new UserError(`${shown}: ${answer.fault}`);
}

async function blobAt(folder: string, commit: string, path: string, shown: string): Promise<string | null> {
  if (path.startsWith('..') || path.startsWith('/')) return null;
  const name = `${commit}:${path}`;
  const blob = await ask(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
  if (blob === null) return null;
  const kind = await ask(folder, ['cat-file', '-t', blob]);
  if (kind === 'tree') throw new UserError(`${shown}: is a directory; name a file in it`);
  return blob;
}

async function readBlob(folder: string, blob: string, shown: string, limit: number): Promise<Uint8Array> {
  const answer = await run(folder, ['cat-file', 'blob', blob], limit);
  if (answer.fault !== null) throw new UserError(`${shown}: ${answer.fault}`);
  return answer.bytes;
}

async function noRevision(folder: string, revision: string): Promise<string> {
  const hint = (await isShallow(folder)) ? '; the clone is shallow, git fetch --unshallow gets the rest' : '';
  return `there is no revision «${revision}» in this repository${hint}`;
}

/** A short answer of git, or null where it has none. */
async function ask(folder: string, words: readonly string[]): Promise<string | null> {
  const { bytes, fault } = await run(folder, words, longAnswer);
  return fault === null ? text(bytes) : null;
}

interface Answer {
  readonly bytes: Uint8Array;
  /** What went wrong, in words. */
  readonly fault: string | null;
}

const smallAnswer = 64 * 1024;
const longAnswer = 64 * 1024 * 1024;

/** Runs git without a shell, and without whatever else a repository may ask it to start. The only place that does. */
function run(folder: string, words: readonly string[], limit: number): Promise<Answer> {
  const options = {
    encoding: 'buffer',
    maxBuffer: limit,
    timeout: 60_000,
    windowsHide: true,
    env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' },
  } as const;
  return new Promise((resolve) => {
    execFile('git', ['-C', folder, '--no-pager', '--literal-pathspecs', ...words], options, (error, stdout, stderr) => {
      resolve({ bytes: stdout, fault: error === null ? null : faultOf(error, text(stderr)) });
    });
  });
}

function faultOf(error: Error & { readonly code?: string | number | null }, said: string): string {
  if (error.code === 'ENOENT') return 'git is needed to read revisions, and is not installed';
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return 'is larger than the limit; raise it with --max-size if that is meant';
  if (/not a git repository/i.test(said)) return 'is not in a git repository';
  const reason = /^(?:fatal|error): (.*)$/m.exec(said)?.[1];
  return `git could not read it${reason === undefined ? '' : ` (${reason})`}`;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\n$/, '');
}
