import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { Readable, Writable } from 'node:stream';
import { withTimeout } from './with-timeout.ts';
import type { FoundBrowser } from './find-browser.ts';
import { writeFontConfiguration } from './fontconfig.ts';
import { launchFlags } from './launch-flags.ts';
import { type Pipe, openPipe } from './pipe.ts';
import { systemMessage } from '../../errors.ts';
import { openFileLimit } from '../../system/file-limit.ts';
import { PrintError } from '../print-error.ts';
import { fileShortage, tooManyFiles } from './file-shortage.ts';
import { makeTemporaryFolder, removeFolder, sweepTemporaryFolders } from './temporary-folder.ts';

/** A browser that was started and has its own, private profile. */
export interface BrowserProcess {
  readonly pid: number | undefined;
  readonly pipe: Pipe;
  /** Kept when it answers: such as `HeadlessChrome/143.0.7499.0`. Fails where it ends or stays silent. */
  readonly product: Promise<string>;
  /** Kept when it ends, with its last words. */
  readonly ended: Promise<string>;
  /** Ends it and its children, and removes the profile; fine to call twice. */
  kill(): Promise<void>;
}

/** Starts a browser at once; whether it runs, `product` tells, after `patience` milliseconds at the latest. */
export function startProcess(found: FoundBrowser, sandbox: boolean, patience = 15_000): BrowserProcess {
  const shortage = fileShortage(openFileLimit());
  if (shortage !== null) throw shortage;
  const profile = makeProfile(tmpdir());
  const child = spawn(found.executable, launchFlags(profile, sandbox), {
    // Its own process group, so that its children can be ended with it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: profile, ...environmentOf(found, profile) },
    cwd: profile,
  });
  const ended = lastWords(child);
  const clean = (): void => {
    killGroup(child);
    removeFolder(profile);
  };
  process.once('exit', clean);
  const pipe = openPipe(writableOf(streamOf(child, 3)), readableOf(streamOf(child, 4)));
  const product = askProduct(pipe, ended, found.executable, patience);
  product.catch(() => {});
  const kill = async (): Promise<void> => {
    // Whoever waits is told by `ended`; telling Puppeteer as well would cost its 100 ms of patience for a frame.
    delete pipe.onclose;
    delete pipe.onmessage;
    killGroup(child);
    await ended;
    // Its children hold these until they are gone as well: not worth the wait.
    for (const stream of child.stdio ?? []) stream?.destroy();
    process.off('exit', clean);
    removeFolder(profile);
  };
  return { pid: child.pid, pipe, product, ended, kill };
}

function makeProfile(parent: string): string {
  try {
    sweepTemporaryFolders(parent, profilePrefix);
    return makeTemporaryFolder(parent, profilePrefix);
  } catch (error) {
    const message = `The temporary folder ${parent} ${systemMessage(error) ?? 'cannot be used'}: set TMPDIR to a folder that can be written.`;
    throw new PrintError('no-resources', message, { cause: error });
  }
}

const profilePrefix = 'audit-status-profile-';

/** What a browser that brings its own libraries and fonts needs to know of them; its fonts’ index is kept in `profile`. */
export function environmentOf(found: FoundBrowser, profile: string): NodeJS.ProcessEnv {
  if (found.own === null) return {};
  return {
    // What it writes beside its profile (a key store, caches) goes with the profile.
    HOME: profile,
    LD_LIBRARY_PATH: found.own.libraries,
    FONTCONFIG_PATH: found.own.fonts,
    FONTCONFIG_FILE: writeFontConfiguration(profile, found.own.fonts, found.own.cache),
  };
}

/** Waits for the end and keeps what was said last on standard error, as far as it says something. */
function lastWords(child: ChildProcess): Promise<string> {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-4000);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    // 'close' would wait for grandchildren that hold the pipes open.
    child.once('exit', (code, signal) => {
      const how = signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`;
      setImmediate(() => resolve([how, lastLine(words)].filter((part) => part !== '').join(': ')));
    });
  });
}

function lastLine(words: string): string {
  const lines = words.split('\n').map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim());
  const telling = lines.filter((line) => line !== '' && !/^#\d+ 0x|GLES|GPU process|dbus/i.test(line));
  return telling.find((line) => /sandbox/i.test(line)) ?? telling.at(-1) ?? '';
}

async function askProduct(pipe: Pipe, ended: Promise<string>, executable: string, patience: number): Promise<string> {
  const answer = new Promise<string>((resolve) => {
    pipe.onmessage = resolve;
  });
  pipe.send(JSON.stringify({ id: 0, method: 'Browser.getVersion' }));
  const failed = ended.then((words) => startFailure(executable, words));
  const first = await withTimeout(Promise.race([answer, failed]), patience, () => {
    const seconds = Math.round(patience / 1000);
    const message = `The browser ${executable} did not answer within ${seconds} seconds: try again, or choose another one.`;
    return new PrintError('browser-failed', message);
  });
  return /"product":"([^"]+)"/.exec(first)?.[1] ?? 'Chromium';
}

function startFailure(executable: string, words: string): never {
  const failure = tooManyFiles(words);
  if (failure !== null) throw failure;
  if (/no usable sandbox|sandbox/i.test(words)) {
    throw new PrintError(
      'no-sandbox',
      `The browser ${executable} may not use its sandbox on this system: allow it user namespaces, or turn the sandbox off if you trust the input.`,
    );
  }
  throw new PrintError(
    'browser-failed',
    `The browser ${executable} did not start (${words.replace(/\.$/, '')}): choose another one.`,
  );
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

/** Node gives a process no streams at all where it could not be started. */
function streamOf({ stdio }: { readonly stdio?: readonly unknown[] }, at: number): unknown {
  return stdio?.[at];
}

function writableOf(stream: unknown): Writable {
  return stream instanceof Writable ? stream : new Writable({ write: (_chunk, _encoding, done) => done() });
}

function readableOf(stream: unknown): Readable {
  return stream instanceof Readable ? stream : Readable.from([]);
}
