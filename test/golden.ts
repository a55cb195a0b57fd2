import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * Holds a text against a file that was read and approved. A missing file is a failure, except where
 * `UPDATE_GOLDEN=1` says that it shall be written: look at what changed before you commit it.
 */
export function expectGolden(path: string, content: string): void {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, content);
  expect(existsSync(path), `${path} is missing; run UPDATE_GOLDEN=1 npm test and read it`).toBe(true);
  expect(content).toBe(readFileSync(path, 'utf8'));
}
