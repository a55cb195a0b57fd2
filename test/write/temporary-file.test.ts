import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishReplacements } from '../../src/write/finish-replacements.ts';
import { temporaryFileAge, temporaryPath, writeNewFile } from '../../src/write/temporary-file.ts';

let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'temporary-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('A temporary file', () => {
  test('has a name that cannot be known before, in the folder of its target', () => {
    const paths = Array.from({ length: 100 }, () => temporaryPath(folder));
    expect(new Set(paths).size).toBe(100);
    for (const path of paths) expect(path).toMatch(/temporary-file-\w+\/\.audit-status-[0-9a-f]{32}\.tmp$/);
  });

  test('is never written through a link, nor over a file', async () => {
    symlinkSync(at('absent'), at('dangling'));
    writeFileSync(at('taken'), 'precious');
    for (const name of ['dangling', 'taken'])
      await expect(writeNewFile(at(name), 'text', null)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readdirSync(folder)).toEqual(['dangling', 'taken']);
    expect(readFileSync(at('taken'), 'utf8')).toBe('precious');
  });

  test.skipIf(process.platform === 'win32')('has the mode of any new file, or that which is asked for', async () => {
    await writeNewFile(at('fresh'), 'text', null);
    await writeNewFile(at('shared'), 'text', 0o666);
    await writeNewFile(at('private'), 'text', 0o600);
    const modes = ['fresh', 'shared', 'private'].map((name) => lstatSync(at(name)).mode & 0o777);
    expect(modes).toEqual([0o666 & ~process.umask(), 0o666, 0o600]);
  });
});

describe('Sweeping a folder', () => {
  const ours = `.audit-status-${'0a'.repeat(16)}.tmp`;
  const seconds = Date.now() / 1000;
  const remains = (name: string, age: number): boolean => {
    const swept = mkdtempSync(at('swept-'));
    writeFileSync(join(swept, name), '');
    utimesSync(join(swept, name), seconds - age, seconds - age);
    finishReplacements(swept);
    return readdirSync(swept).includes(name);
  };

  const hour = temporaryFileAge / 1000;

  test('removes temporary files that are more than an hour old, since none is written for so long', () => {
    expect([remains(ours, hour - 10), remains(ours, hour + 10)]).toEqual([true, false]);
  });

  test.each([
    'notes.md.20240115',
    'findings.csv.1700000000',
    'minutes.txt.2031',
    'post.json.1234567',
    '.audit-status-mine.tmp',
    `${ours}.bak`,
    `x${ours}`,
    'audit-status.config.yaml',
  ])('leaves %s alone', (name) => expect(remains(name, 7200)).toBe(true));

  test('leaves a folder and a link alone, whatever they are called', () => {
    const swept = mkdtempSync(at('swept-'));
    mkdirSync(join(swept, ours));
    utimesSync(join(swept, ours), 0, 0);
    symlinkSync(at('absent'), join(swept, ours.replace('0a', 'ff')));
    finishReplacements(swept);
    expect(readdirSync(swept)).toHaveLength(2);
  });

  test('of a folder that is not there does nothing', () => expect(() => finishReplacements(at('none'))).not.toThrow());
});
