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

/** A page without what it shares with all others and what its words already say: styles, script, data, digests. */
export function bare(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/g, '<style>…</style>')
    .replace(/(<script[^>]*>)[\s\S]*?<\/script>/g, '$1…</script>')
    .replace(/sha256-[\w+/]+(?:=|&#x3D;)*/g, 'sha256-…');
}
