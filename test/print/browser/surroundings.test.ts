import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startProcess } from '../../../src/print/browser/browser-process.ts';
import { removeOldBuilds } from '../../../src/print/browser/embedded.ts';
import { fileShortage, tooManyFiles } from '../../../src/print/browser/file-shortage.ts';
import { cacheFolder } from '../../../src/print/browser/private-folder.ts';
import { systemBrowsers } from '../../../src/print/browser/system-browsers.ts';
import { limitIn } from '../../../src/system/file-limit.ts';

let folder: string;
const at = (path: string): string => join(folder, path);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surroundings-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe.skipIf(process.platform !== 'linux')('The cache', () => {
  const shared = join(tmpdir(), `audit-status-${process.getuid?.()}`);

  test('lies in XDG_CACHE_HOME, which is made, else in the home', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: at('a/b'), HOME: folder })).toBe(at('a/b/audit-status'));
    expect(lstatSync(at('a/b/audit-status')).mode & 0o777).toBe(0o700);
    expect(cacheFolder({ HOME: folder })).toBe(at('.cache/audit-status'));
  });

  test('lies in the temporary folder where the home is missing, and no home is made', () => {
    for (const env of [{}, { HOME: '' }, { HOME: at('absent') }, { HOME: 'relative', XDG_CACHE_HOME: 'relative' }])
      expect(cacheFolder(env)).toBe(shared);
    expect(existsSync(at('absent'))).toBe(false);
  });

  test.each([0o720, 0o702, 0o777])('is no folder that others can write to: %o', (mode) => {
    mkdirSync(at('audit-status'));
    chmodSync(at('audit-status'), mode);
    expect(cacheFolder({ XDG_CACHE_HOME: folder })).toBe(shared);
    chmodSync(at('audit-status'), 0o755);
    expect(cacheFolder({ XDG_CACHE_HOME: folder })).toBe(at('audit-status'));
    expect(lstatSync(at('audit-status')).mode & 0o777).toBe(0o700);
  });

  test.skipIf(process.getuid?.() !== 0)('is no folder of another user, nor in one', () => {
    mkdirSync(at('a/audit-status'), { recursive: true, mode: 0o700 });
    for (const path of ['a/audit-status', 'a']) {
      chownSync(at(path), 65_534, 65_534);
      expect(cacheFolder({ XDG_CACHE_HOME: at('a') })).toBe(shared);
      chownSync(at(path), 0, 0);
    }
    expect(cacheFolder({ XDG_CACHE_HOME: at('a') })).toBe(at('a/audit-status'));
  });

  // Node’s own way to make a folder with its parents never returns below /proc.
  test('lies in the temporary folder where the home is one in which nothing can be made', () => {
    for (const env of [{ HOME: '/proc' }, { XDG_CACHE_HOME: '/proc/a/b' }, { HOME: '/proc/self/environ' }])
      expect(cacheFolder(env)).toBe(shared);
  });

  test('loses the builds of other versions that were not used for a day, and nothing else', () => {
    const embedded = { version: '147.0.0', archives: '', key: 'chromium-147.0.0-00000000' };
    const day = 86_400;
    const ages = new Map([
      ['chromium-143.0.4-3f30f5c1', day + 10],
      ['chromium-148.0.0-3f30f5c1', day - 10],
      ['chromium-mine', 9 * day],
      ['fontconfig', 9 * day],
      [embedded.key, 9 * day],
    ]);
    for (const [name, age] of ages) {
      mkdirSync(at(name));
      utimesSync(at(name), Date.now() / 1000 - age, Date.now() / 1000 - age);
    }
    removeOldBuilds(embedded, folder);
    expect(readdirSync(folder)).toEqual([
      'chromium-147.0.0-00000000',
      'chromium-148.0.0-3f30f5c1',
      'chromium-mine',
      'fontconfig',
    ]);
    expect(Date.now() - lstatSync(at(embedded.key)).mtimeMs).toBeLessThan(60_000);
  });
});

describe.skipIf(process.platform === 'win32')('Installed browsers', () => {
  test('are those of the system: never of a project’s dependencies, nor of a relative folder', () => {
    const bins = ['node_modules/.bin', 'pkg/node_modules/.bin/', 'bin'].map(at);
    for (const bin of bins) {
      mkdirSync(bin, { recursive: true });
      writeFileSync(join(bin, 'chromium'), '#!/bin/sh\n', { mode: 0o755 });
    }
    const found = systemBrowsers({ PATH: ['.', ...bins].join(':') });
    expect(found.filter((file) => file.startsWith(folder))).toEqual([at('bin/chromium')]);
    expect(found.filter((file) => !file.startsWith('/'))).toEqual([]);
  });
});

describe('A shortage', () => {
  const found = { source: 'explicit', executable: '/bin/false', own: null } as const;

  test('of temporary folders names the variable that says where one is', () => {
    vi.stubEnv('TMPDIR', at('absent'));
    expect(() => startProcess(found, true)).toThrow(
      `The temporary folder ${at('absent')} does not exist: set TMPDIR to a folder that can be written.`,
    );
  });

  test('of open files is told before a browser waits for ever', () => {
    expect([fileShortage(null), fileShortage(96)]).toEqual([null, null]);
    expect(fileShortage(95)?.message).toContain('more than the 95 open files that are allowed here');
  });

  test('of open files is told from other faults', () => {
    expect(tooManyFiles('spawn /usr/bin/chromium EMFILE')?.code).toBe('no-resources');
    expect(tooManyFiles('spawn /usr/bin/chromium ENOENT')).toBeNull();
  });

  test('of open files is read from what Linux tells', () => {
    const limits = 'Limit                     Soft Limit           Hard Limit           Units     \n';
    expect(limitIn(`${limits}Max open files            64                   128                  files     \n`)).toBe(
      64,
    );
    expect(limitIn(limits)).toBeNull();
  });
});
