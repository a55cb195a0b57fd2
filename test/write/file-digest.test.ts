import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf, digestOfFile, largestFile, readOwn } from '../../src/write/file-digest.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'digest-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of so many bytes, none of which take space on the disk. */
function sparse(bytes: number): string {
  const path = join(folder, `${bytes}`);
  writeFileSync(path, '');
  truncateSync(path, bytes);
  return path;
}

test('a file that is as large as it may be is read, a larger one is not', () => {
  expect(digestOfFile(sparse(10), 10)).toBe(digestOf(Buffer.alloc(10)));
  expect(digestOfFile(sparse(11), 10)).toBeNull();
  expect(readOwn(sparse(10), 10)).toEqual(Buffer.alloc(10));
  expect(readOwn(sparse(11), 10)).toBeNull();
});

test('largestFile: a larger file is not read where nothing else is said', () => {
  expect(digestOfFile(sparse(largestFile + 1))).toBeNull();
});
