import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  makeTemporaryFolder,
  removeFolder,
  sweepTemporaryFolders,
} from '../../../src/print/browser/temporary-folder.ts';

let parent: string;
const hour = 3600;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'temporary-folder-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(parent, { recursive: true });
});

/** The name that a run with another process id gives its folder, here or in another container. */
function nameOf(pid: number, place: 'here' | 'elsewhere'): string {
  const mine = makeTemporaryFolder(parent, 'run-');
  removeFolder(mine);
  const [, , here] = basename(mine).split('-');
  return `run-${pid}-${place === 'here' ? here : 'ffffffff'}-abcdef`;
}

/** Tells whether a folder that was marked as in use so many seconds ago is still there after a sweep. */
function remains(name: string, age: number): boolean {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  utimesSync(folder, Date.now() / 1000 - age, Date.now() / 1000 - age);
  sweepTemporaryFolders(parent, 'run-');
  return readdirSync(parent).includes(name);
}

// No process has this number: it is beyond what any system gives.
const dead = 999_999_999;

describe('Sweeping temporary folders', () => {
  test('leaves that of a run that is alive, however old it is', () => {
    expect(remains(nameOf(process.pid, 'here'), 100 * hour)).toBe(true);
  });

  test('removes that of a run that has ended at once', () => {
    expect(remains(nameOf(dead, 'here'), 0)).toBe(false);
  });

  test('leaves that of another container for an hour: its process ids say nothing here', () => {
    const name = nameOf(dead, 'elsewhere');
    expect([remains(name, hour - 10), remains(name, hour + 10)]).toEqual([true, false]);
    expect(remains(nameOf(process.pid, 'elsewhere'), hour + 10)).toBe(false);
  });

  test('does the same where the name does not say which container', () => {
    for (const name of [`run-${dead}-abcdef`, `run-${dead}-unknown-abcdef`])
      expect([remains(name, hour - 10), remains(name, hour + 10)]).toEqual([true, false]);
  });

  test('leaves what is no folder of a run', () => {
    writeFileSync(join(parent, nameOf(dead, 'here')), '');
    symlinkSync('/', join(parent, nameOf(dead - 1, 'here')));
    for (const name of ['run-notes', 'other-1-ffffffff-abcdef']) mkdirSync(join(parent, name));
    const before = readdirSync(parent);
    sweepTemporaryFolders(parent, 'run-');
    expect(readdirSync(parent)).toEqual(before);
  });
});

test('A run marks its folder as in use again and again, as long as it is there', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const folder = makeTemporaryFolder(parent, 'run-');
  utimesSync(folder, 0, 0);
  vi.advanceTimersByTime(hour * 500);
  expect(Date.now() - statSync(folder).mtimeMs).toBeLessThan(60_000);
  removeFolder(folder);
  vi.advanceTimersByTime(hour * 500);
  expect(vi.getTimerCount()).toBe(0);
});
