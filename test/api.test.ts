import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as api from '../src/api.ts';
import { bare } from './golden.ts';
import { root } from './run.ts';

const name = '2031-03-01-harbour-audit.md';
const folder = join(root, 'test/fixtures/reports/plain');
const text = readFileSync(join(folder, name), 'utf8');

test('the library has these names and no others', () => {
  const surface = Object.entries(api)
    .map(([key, value]) => `${key}: ${typeof value}`)
    .toSorted();
  expect(surface).toEqual([
    'UserError: function',
    'analyze: function',
    'compare: function',
    'load: function',
    'parse: function',
    'render: function',
  ]);
});

test('makes what the command makes', async () => {
  const report = api.analyze(await api.parse(text, name));
  for (const format of ['json', 'md', 'html'] as const) {
    const text = await api.render(report, format);
    expect(format === 'html' ? bare(text) : text).toBe(readFileSync(join(folder, `expected.${format}`), 'utf8'));
  }
  expect(api.load(await api.render(report, 'json'))).toEqual(report);
  expect(await api.render(report, 'summary.txt')).toContain('of 4 findings');
});

test('compares as the command does', async () => {
  const [before, after] = await Promise.all(
    ['2031-01-15', '2031-04-20'].map(async (day) => {
      const post = `${day}-orchard-third-party-audit.md`;
      return api.analyze(await api.parse(readFileSync(join(root, 'test/fixtures/diff', post)), post));
    }),
  );
  const comparison = api.compare(before!, after!);
  expect(await api.render(comparison, 'md')).toContain('What changed');
  await expect(api.render(comparison, 'findings.csv')).rejects.toThrow(
    new TypeError('A comparison report cannot be rendered as «findings.csv»'),
  );
});

test('says what a user can put right as a UserError', async () => {
  await expect(api.parse(new Uint8Array([0xff, 0xfe, 0, 0]), 'x.md')).rejects.toThrow(api.UserError);
  expect(() => api.load('{}')).toThrow(api.UserError);
});

test.each(['', '\0', '- one open', 'Words alone.', '| a | b |\n|---|---|\n| 1 | 2 |\n'])(
  'there is no report of a post without findings: %j',
  async (post) => {
    const parsed = await api.parse(post, 'post.md').catch((error: unknown) => error);
    if (parsed instanceof api.UserError) return;
    expect(() => api.analyze(parsed as api.ParsedPost)).toThrow(api.UserError);
    expect(() => api.analyze(parsed as api.ParsedPost)).toThrow(/^post\.md: no findings found: /);
  },
);
