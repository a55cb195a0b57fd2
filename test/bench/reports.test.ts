import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { assertWritten } from './reports.ts';

test('a command that wrote nothing is no timing', () => {
  const out = mkdtempSync(join(tmpdir(), 'audit-status-bench-'));
  onTestFinished(() => rmSync(out, { recursive: true }));
  expect(() => assertWritten(out, ['json', 'md'], 1)).toThrow('ended with 1 and did not write json, md');
  writeFileSync(join(out, 'post.json'), '{}');
  writeFileSync(join(out, 'post.md'), '');
  expect(() => assertWritten(out, ['json', 'md'], 1)).not.toThrow();
});
