import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import * as api from '../src/api.ts';
import { bare } from './golden.ts';
import { readAttachment } from '../src/print/pdf/read-attachment.ts';
import { root, run } from './run.ts';

const name = '2031-03-01-harbour-audit.md';
const folder = join(root, 'test/fixtures/reports/plain');
const text = readFileSync(join(folder, name), 'utf8');

test('the library has these names and no others', () => {
  const surface = Object.entries(api)
    .map(([key, value]) => `${key}: ${typeof value}`)
    .toSorted();
  expect(surface).toEqual([
    'NoFindingsError: function',
    'UserError: function',
    'analyze: function',
    'compare: function',
    'configure: function',
    'history: function',
    'isSettled: function',
    'load: function',
    'parse: function',
    'render: function',
    'renderPdf: function',
    'withEvidence: function',
    'withHistory: function',
    'withSince: function',
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
  expect(await api.render(comparison, 'summary.txt')).toMatch(/: 3 resolved, 1 reopened/);
  await expect(api.render(comparison, 'findings.csv')).rejects.toThrow(
    new TypeError('A comparison report cannot be rendered as “findings.csv”'),
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

const configured = readdirSync(join(root, 'test/fixtures'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('audit-status.config.yaml'))
  .map((path) => dirname(join(root, 'test/fixtures', path)))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.md') && !file.startsWith('expected'))
      .map((file) => [relative(root, folder), file] as const),
  );

test.each(configured)('reads %s/%s with its configuration as the command does', async (folder, file) => {
  const configuration = await api.configure(
    readFileSync(join(root, folder, 'audit-status.config.yaml'), 'utf8'),
    join(folder, 'audit-status.config.yaml'),
  );
  const post = await api.parse(readFileSync(join(root, folder, file)), file, { configuration });
  const out = mkdtempSync(join(tmpdir(), 'api-'));
  await run(['report', join(folder, file), '--format', 'json,html', '--out', out, '--quiet']);
  for (const format of ['json', 'html'] as const) {
    const written = readFileSync(join(out, file.replace(/md$/, format)), 'utf8');
    expect(await api.render(api.analyze(post), format, { configuration })).toBe(written);
  }
  rmSync(out, { recursive: true });
});

test('tells the history of snapshots, and pairs what aliases say', async () => {
  const read = async (day: string, title: string) =>
    api.analyze(await api.parse(`| Title | Status |\n|---|---|\n| ${title} | open |\n`, `${day}-a.md`));
  const [later, earlier] = [await read('2031-02-01', 'Wolves walk in'), await read('2031-01-01', 'Gate')];
  const told = api.history([later, earlier]);
  expect(told.snapshots.map(({ date }) => date)).toEqual(['2031-01-01', '2031-02-01']);
  const aliases = [{ before: 'Gate', after: 'Wolves walk in' }];
  expect(api.compare(earlier, later, { aliases }).summary.changes.retitled).toBe(1);
  expect(api.compare(earlier, later).summary.changes.removed).toBe(1);
  const bare = await Promise.all(
    ['Gate | #12', 'Wolves | #14'].map(async (cells) =>
      api.analyze(await api.parse(`| Title | Issue | Status |\n|---|---|---|\n| ${cells} | open |\n`, 'a.md')),
    ),
  );
  const byNumber = api.compare(bare[0]!, bare[1]!, { aliases: [{ before: '#12', after: '#14' }] });
  expect(byNumber.summary.changes.retitled).toBe(1);
  expect(() => api.history([])).toThrow(api.UserError);
});

test('says what changed since a snapshot, and how long findings have been open', async () => {
  const read = async (day: string) =>
    api.analyze(await api.parse('| Title | Status |\n|---|---|\n| Gate | open |\n| Lid | fixed |\n', `${day}-a.md`));
  const [earlier, later] = [await read('2031-01-01'), await read('2031-02-01')];
  expect(api.withSince(later, earlier).since).toMatchObject({ stillOpen: [0], days: 31 });
  const { course } = api.withHistory(later, api.history([earlier, later]));
  expect(course?.ages).toEqual([{ finding: 0, since: '2031-01-01', days: 31 }]);
});

test('prints the first page of a status report alone', async () => {
  const report = api.analyze(await api.parse(text, name));
  const bytes = await api.renderPdf(report, { brief: true });
  expect(
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type ?\/Page\b/g)?.length ?? 1,
  ).toBe(1);
  await expect(api.renderPdf(api.history([report]), { brief: true })).rejects.toThrow(
    new TypeError('A history report cannot be rendered as “brief”'),
  );
});

test('prints a PDF that carries the report', async () => {
  const report = api.analyze(await api.parse(text, name));
  const bytes = await api.renderPdf(report, { paper: 'Letter' });
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  const data = await readAttachment(bytes, 1_000_000);
  expect(api.load(Buffer.from(data ?? []).toString())).toEqual(report);
});
