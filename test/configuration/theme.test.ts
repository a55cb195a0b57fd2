import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run, type Run } from '../run.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'theme-'));
  writeFileSync(join(folder, 'post.md'), '| ID | Title | Status |\n|---|---|---|\n| T-1 | One | Fixed |\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function themed(theme: string): Promise<Run> {
  writeFileSync(join(folder, 'audit-status.config.yaml'), `theme:\n${theme}`);
  return run(['report', 'post.md', '--out', 'o', '--format', 'html', '--quiet'], { folder });
}

test('colors and a font of one’s own come after those of the style sheet, in light colors alone', async () => {
  expect((await themed('  accent: "#5B2A86"\n  font: Fira Sans\n')).exit).toBe(0);
  const html = readFileSync(join(folder, 'o/post.html'), 'utf8');
  expect(html).toMatch(
    /@media not all and \(prefers-color-scheme: dark\) \{\s*:root \{\s*--accent: #5b2a86;\s*--sans: "Fira Sans",/,
  );
  expect(html.indexOf('--accent: #5b2a86')).toBeGreaterThan(html.indexOf('--accent: #12395f'));
});

test.each([
  ['  accent: "#ffcc00"\n', /“accent” has a contrast of 1\.5 to 1 on white paper; text needs 4\.5 to 1/],
  ['  link: "red; } * { display: none"\n', /“link” has to be a color such as "#12395f"/],
  ['  font: "x\\"; } body { display: none"\n', /“font” has to be the name of one font/],
  ['  paper: A5\n', /“A5” is no paper of “paper”/],
  ['  acent: "#12395f"\n', /“acent” is no key of “theme”; did you mean “accent”\?/],
])('what could not be read, or would be more than a token, is refused: %s', async (theme, sentence) => {
  const { exit, stderr } = await themed(theme);
  expect(exit).toBe(2);
  expect(stderr).toMatch(/^audit-status\.config\.yaml:2:/);
  expect(stderr).toMatch(sentence);
});
