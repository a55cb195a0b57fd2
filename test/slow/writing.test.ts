import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../run.ts';

const formats = ['html', 'json', 'md', 'pdf'];
let folder: string;
const at = (path: string): string => join(folder, path);

/** The files of `post.md` in a folder, by format; the text of one that is not there is empty. */
function filesIn(path: string): ReadonlyMap<string, string> {
  const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'latin1') : '');
  return new Map(formats.map((format) => [format, read(at(`${path}/post.${format}`))]));
}

const program = join(root, 'dist/main.cjs');
const words = (post: string, out: string): string[] => [program, 'report', at(post), '--out', at(out), '--quiet'];
const none: ReadonlyMap<string, string> = new Map(formats.map((format) => [format, '']));

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts/start.mjs'), '--build']);
  folder = mkdtempSync(join(tmpdir(), 'writing-'));
  const rows = Array.from({ length: 100 }, (_, row) => `| ${row + 1} | Finding ${row + 1} of a long list | open |`);
  writeFileSync(at('other.md'), '| # | Title | Status |\n| - | - | - |\n| 1 | Open port | open |\n');
  const text = ['| # | Title | Status |', '| - | - | - |', ...rows, ''].join('\n');
  for (const [name, content] of [
    ['old', text],
    ['new', text.replaceAll('open', 'fixed')],
  ] as const) {
    mkdirSync(at(name));
    writeFileSync(at(`${name}/post.md`), content);
    execFileSync(process.execPath, words(`${name}/post.md`, `${name}/out`), { stdio: 'ignore' });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0;
if (!mayMount) console.warn('Not tried: full disks of many sizes, since no file system can be mounted here.');

describe.skipIf(!mayMount)('A disk that fills up', () => {
  /** Runs the program with an output folder on a disk of so many kB; what is on it in the end is copied to `seen`. */
  function runOnDisk(size: number, kept: string | null): number | null {
    const lines = [
      `mount -t tmpfs -o size=${size}k tmpfs "$1/disk"`,
      kept === null ? '' : 'cp "$1/$2/out/"* "$1/disk/"',
      // What is free beside the earlier files has the size asked for.
      kept === null ? '' : `mount -o remount,size=$(($(du -sk "$1/disk" | cut -f1) + ${size}))k "$1/disk"`,
      '"$3" "$4" report "$1/new/post.md" --out "$1/disk" --quiet; code=$?',
      'cp -a "$1/disk/." "$1/seen/"; exit $code',
    ];
    for (const name of ['disk', 'seen']) {
      rmSync(at(name), { recursive: true, force: true });
      mkdirSync(at(name));
    }
    const script = lines.join('\n').replace(`size=${size}k tmpfs`, `size=${kept === null ? size : 4096}k tmpfs`);
    const shell = ['--mount', 'sh', '-c', script, 'sh', folder, kept ?? '', process.execPath, program];
    return spawnSync('unshare', shell, { stdio: 'ignore' }).status;
  }

  test.each([
    ['an empty folder', null],
    ['earlier reports', 'old'],
  ])(
    'leaves %s, or has all files whole, whatever its size',
    (_, kept) => {
      const [before, after] = [kept === null ? none : filesIn('old/out'), filesIn('new/out')];
      const total = [...after.values()].reduce((sum, text) => sum + text.length, 0) / 1024;
      const exits = new Map<number, number | null>();
      // Files lie in pages of 4 kB.
      for (let size = 8; size < total + 64; size += 24) {
        const exit = runOnDisk(size, kept);
        exits.set(size, exit);
        expect(filesIn('seen'), `${size} kB: exit ${exit}`).toEqual(exit === 0 ? after : before);
        expect(readdirSync(at('seen')).filter((name) => name.startsWith('.'))).toEqual([]);
      }
      expect(new Set(exits.values())).toEqual(new Set([2, 0]));
    },
    900_000,
  );
});

/** Waits until the program begins to write into a folder, or has ended. */
function firstWrite(path: string, ended: Promise<unknown>): Promise<unknown> {
  const watcher = watch(path);
  return Promise.race([once(watcher, 'change'), ended]).finally(() => watcher.close());
}

/** The files of `post.md` in a folder, if they are all of one run. */
const isOfOneRun = (files: ReadonlyMap<string, string>, runs: readonly ReadonlyMap<string, string>[]): boolean =>
  runs.some((run) => formats.every((format) => files.get(format) === run.get(format)));

test.skipIf(process.platform === 'win32')(
  'A run that is killed at any moment leaves the files of one run',
  async () => {
    const runs = [filesIn('old/out'), filesIn('new/out')];
    const start = performance.now();
    execFileSync(process.execPath, words('new/post.md', 'timed'), { stdio: 'ignore' });
    const longest = performance.now() - start;
    let mixed = 0;
    for (let run = 0; run < 40; run += 1) {
      rmSync(at('killed'), { recursive: true, force: true });
      cpSync(at('old/out'), at('killed'), { recursive: true });
      // A group of its own, which is killed as a whole: with the browser.
      const child = spawn(process.execPath, words('new/post.md', 'killed'), { stdio: 'ignore', detached: true });
      const ended = once(child, 'exit');
      // Three of four are killed while, or soon after, the files are written.
      if (run % 4 === 0) await wait(longest * Math.random());
      else await firstWrite(at('killed'), ended).then(() => wait(40 * Math.random()));
      killGroup(child);
      await ended;
      const left = filesIn('killed');
      for (const format of formats) expect(runs.map((one) => one.get(format))).toContain(left.get(format));
      if (!isOfOneRun(left, runs)) {
        mixed += 1;
        const check = spawnSync(process.execPath, [...words('new/post.md', 'killed'), '--check'], { stdio: 'ignore' });
        expect(check.status).toBe(1);
      }
      // Any command that writes into the folder, here for another post, finishes what was begun.
      spawnSync(process.execPath, [program, 'report', at('other.md'), '--out', at('killed'), '--format', 'md'], {
        stdio: 'ignore',
      });
      expect(isOfOneRun(filesIn('killed'), runs), `run ${run}`).toBe(true);
    }
    console.info(`${mixed} of 40 runs were killed between two renamings.`);
  },
  600_000,
);

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
