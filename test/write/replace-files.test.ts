import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../src/write/file-digest.ts';
import { replaceFiles, type Replacement } from '../../src/write/replace-files.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const write = (name: string, text: string): void => writeFileSync(at(name), text);
const read = (name: string): string => readFileSync(at(name), 'utf8');

/** A finished file with that content, for that path. */
function finished(name: string, text: string): Replacement {
  write(`new-${name}`, text);
  return { from: at(`new-${name}`), to: at(name), digest: digestOf(text) };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('Files are replaced', () => {
  test('all of them, whether they were there or not, and nothing else is left', () => {
    write('a', 'old');
    expect(replaceFiles([finished('a', 'new'), finished('b', 'new')])).toBeNull();
    expect([read('a'), read('b'), readdirSync(folder)]).toEqual(['new', 'new', ['a', 'b']]);
  });

  test('or none: those before the one that fails get back what they were', () => {
    write('a', 'old');
    mkdirSync(at('c'));
    const files = [finished('a', 'new'), finished('b', 'new'), finished('c', 'new'), finished('d', 'new')];
    const failed = replaceFiles(files);
    expect(failed).toMatchObject({ at: files[2], replaced: [], error: { code: 'EISDIR' } });
    expect([read('a'), readdirSync(folder)]).toEqual(['old', ['a', 'c', 'new-c', 'new-d']]);
  });

  test('and where the earlier content cannot be kept, it is told what was replaced', () => {
    // A folder has no second name.
    for (const name of ['kept', 'new-kept', 'c']) mkdirSync(at(name));
    const unkept = { from: at('new-kept'), to: at('kept'), digest: '' };
    expect(replaceFiles([unkept, finished('c', 'new')])).toMatchObject({ replaced: [unkept] });
  });

  test('also where another run has done so already, in the place of this one', () => {
    const files = [finished('a', 'new'), finished('b', 'new'), finished('c', 'new')];
    renameSync(at('new-b'), at('b'));
    expect(replaceFiles(files)).toBeNull();
    expect(readdirSync(folder)).toEqual(['a', 'b', 'c']);
  });

  test('and not where a finished file is lost', () => {
    const files = [finished('a', 'new'), finished('b', 'new')];
    write('b', 'old');
    rmSync(at('new-b'));
    expect(replaceFiles(files)).toMatchObject({ at: files[1], replaced: [], error: { code: 'ENOENT' } });
    expect([read('b'), readdirSync(folder)]).toEqual(['old', ['b']]);
  });
});
