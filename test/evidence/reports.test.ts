import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ComparisonReport, HistoryReport, StatusReport } from '../../src/domain/model.ts';
import { makeSandbox, type Sandbox } from '../cli/commands/sandbox.ts';
import { bare, expectGolden } from '../golden.ts';
import { root } from '../run.ts';

const fixtures = join(root, 'test/fixtures/evidence');
const name = '2031-04-20-orchard-third-party-audit';
const formats = ['--format', 'md,html,json,csv,sarif,summary', '--out', 'out'];
let sandbox: Sandbox;

beforeEach(() => {
  sandbox = makeSandbox();
  cpSync(join(root, `test/fixtures/diff/${name}.md`), join(sandbox.folder, `${name}.md`));
  cpSync(join(fixtures, 'orchard.evidence.json'), join(sandbox.folder, `${name}.evidence.json`));
});

afterEach(() => sandbox.remove());

const read = (file: string): string => sandbox.read(`out/${name}.${file}`);
const report = (...words: readonly string[]) => sandbox.run(['report', `${name}.md`, ...formats, ...words]);

describe('a report with evidence', () => {
  test('is what was approved, in every text format', async () => {
    await report();
    for (const file of ['md', 'html', 'summary.txt', 'findings.csv', 'remaining-work.csv', 'lint.sarif'])
      expectGolden(join(fixtures, `expected.${file}`), file === 'html' ? bare(read(file)) : read(file));
  });

  test('is the same whether the file is named or lies beside the post, and when it is made again', async () => {
    await report();
    const first = ['md', 'html', 'json'].map(read);
    await report();
    expect(['md', 'html', 'json'].map(read)).toEqual(first);
    sandbox.write('elsewhere/post.evidence.json', sandbox.read(`${name}.evidence.json`));
    await report('--evidence', 'elsewhere/post.evidence.json');
    expect(read('md')).toBe(first[0]!.replaceAll(`${name}.evidence.json`, 'post.evidence.json'));
  });

  test('can be rendered again from its JSON, and without the evidence', async () => {
    await report();
    const first = ['md', 'html', 'findings.csv'].map(read);
    const json = read('json');
    sandbox.write(`saved/${name}.json`, json);
    await sandbox.run(['report', `saved/${name}.json`, ...formats]);
    expect(['md', 'html', 'findings.csv'].map(read)).toEqual(first);
    expect(read('json')).toBe(json);
    await sandbox.run(['report', `saved/${name}.json`, ...formats, '--no-evidence']);
    const without = read('md');
    await report('--no-evidence');
    expect(read('md')).toBe(without);
  });

  test('leaves what the post says, and our reading of it, as they are', async () => {
    await report('--no-evidence');
    const without = JSON.parse(read('json')) as StatusReport;
    await report();
    const { evidence, summary, findings, remainingWork, diagnostics, ...rest } = JSON.parse(
      read('json'),
    ) as StatusReport;
    expect({
      ...rest,
      summary: { ...summary, evidence: undefined },
      findings: findings.map((finding) => ({ ...finding, evidence: undefined })),
      remainingWork: remainingWork.map((item) => ({ ...item, evidence: undefined })),
      diagnostics: diagnostics.filter(({ code }) => !code.startsWith('tracker-')),
    }).toEqual(without);
    expect(evidence).toMatchObject({ source: `${name}.evidence.json`, asked: '2031-11-20' });
    expect(summary.evidence).toEqual({
      references: 14,
      answered: 11,
      openButClosed: 2,
      settledButOpen: 2,
      settledButUnmerged: 1,
    });
  });

  test('shows what a tracker calls its issues as words, never as markup', async () => {
    await report();
    expect(read('md')).not.toMatch(/<script|[^\\]\]\(javascript|@everybody/);
    expect(read('html').replace(/<script type="application\/json"[\s\S]*?<\/script>/, '')).not.toContain(
      '<script>alert',
    );
    expect(read('findings.csv')).not.toMatch(/(?:^|,)"?=HYPERLINK/m);
    expect(read('findings.csv')).toContain(`"'=HYPERLINK`);
    expect(JSON.parse(read('lint.sarif'))).toHaveProperty('runs');
    const { stdout } = await sandbox.run(['lint', `${name}.md`]);
    expect(stdout).not.toMatch(/^\s?::/m);
  });

  test('silences rules as any other', async () => {
    sandbox.write('audit-status.config.yaml', 'silenced: [tracker-open, tracker-reopened]\n');
    const { stdout } = await sandbox.run(['lint', `${name}.md`]);
    expect(stdout).toContain('[tracker-closed]');
    expect(stdout).not.toMatch(/tracker-(?:open|reopened)\]/);
  });
});

describe('comparisons', () => {
  const newer = (): string =>
    sandbox
      .read(`${name}.evidence.json`)
      .replaceAll('2031-11-20', '2031-11-27')
      .replace(
        '"state": "open",\n      "kind": "issue",\n      "title": "=HYPER',
        '"state": "closed",\n      "kind": "issue",\n      "title": "=HYPER',
      )
      .replace('"labels": ["audit"]', '"labels": ["audit", "done"]');

  test('of a post with its last commit say what the tracker changed, though the post did not', async () => {
    sandbox.init();
    sandbox.commit('2031-11-20');
    const unchanged = await sandbox.run(['diff', `${name}.md`, '--format', 'md,json', '--out', 'out']);
    expect(unchanged.exit).toBe(0);
    sandbox.write(`${name}.evidence.json`, newer());
    const { exit, stdout } = await sandbox.run(['diff', `${name}.md`, '--format', 'md,html,json', '--out', 'out']);
    expect([exit, stdout]).toEqual([
      1,
      expect.stringContaining('  Tracker: orchard-example/orchard#105: open → closed\n'),
    ]);
    const comparison = JSON.parse(sandbox.read(`out/${name}@HEAD..${name}.diff.json`)) as ComparisonReport;
    expect(comparison.entries).toEqual([]);
    expect(comparison.tracker?.changes.map(({ url }) => url.split('/').at(-1))).toEqual(['105', '150']);
    expectGolden(join(fixtures, 'expected.diff.md'), sandbox.read(`out/${name}@HEAD..${name}.diff.md`));
  });

  test('of evidence that is named', async () => {
    sandbox.write('newer.json', newer());
    const words = ['diff', `${name}.md`, `${name}.md`, '--format', 'json', '--out', 'out'];
    const files = ['--evidence-before', `${name}.evidence.json`, '--evidence', 'newer.json'];
    expect((await sandbox.run([...words, ...files])).exit).toBe(1);
    expect((await sandbox.run([...words, '--no-evidence'])).exit).toBe(0);
  });

  test('histories count what the tracker says of the latest version', async () => {
    sandbox.init();
    sandbox.commit('2031-11-20');
    await sandbox.run(['history', `${name}.md`, '--format', 'json,md', '--out', 'out']);
    const history = JSON.parse(sandbox.read('out/orchard-third-party-audit.history.json')) as HistoryReport;
    expect(history.snapshots.at(-1)?.summary.evidence?.openButClosed).toBe(2);
    expect(sandbox.read('out/orchard-third-party-audit.history.md')).toContain(
      'In the tracker, as of 20 November 2031',
    );
  });

  test.each(['.', 'posts'])('a bare repository gives the evidence committed beside a post in “%s”', async (folder) => {
    sandbox.init();
    for (const ending of ['md', 'evidence.json'])
      sandbox.write(`${folder}/${name}.${ending}`, sandbox.read(`${name}.${ending}`));
    sandbox.commit('2031-11-20');
    sandbox.git('clone', '--quiet', '--bare', '.', 'bare.git');
    const post = `main:${folder === '.' ? '' : `${folder}/`}${name}.md`;
    const { stderr } = await sandbox.run(['history', post, '--format', 'json', '--out', '../out'], 'bare.git');
    expect(stderr).not.toContain('evidence');
    const history = JSON.parse(sandbox.read('out/orchard-third-party-audit.history.json')) as HistoryReport;
    expect(history.snapshots.at(-1)?.summary.evidence?.openButClosed).toBe(2);
  });
});

describe('a file that is no evidence is one sentence', () => {
  const evidence = (change: object): string =>
    JSON.stringify({
      ...(JSON.parse(readFileSync(join(fixtures, 'orchard.evidence.json'), 'utf8')) as object),
      ...change,
    });
  const url = 'https://github.com/a/b/issues/1';

  test.each([
    ['{', 'is not valid JSON (line 1)'],
    ['[]', 'the whole is not an object'],
    [evidence({ kind: 'status' }), '/kind is not one of "evidence"'],
    [
      evidence({ schemaVersion: 2 }),
      'is of schema version 2, but this program reads versions up to 1: use a newer audit-status',
    ],
    [evidence({ asked: '2031-02-30' }), '/asked is not a day of the calendar'],
    [
      evidence({ answers: [{ url, state: 'done' }] }),
      '/answers/0/state is not one of "open", "closed", "merged", "present", "not-found", "deleted", "no-access"',
    ],
    [
      evidence({ answers: [{ url: 'javascript:1', state: 'open' }] }),
      '/answers/0/url is not an address that begins with http:// or https://',
    ],
    [
      evidence({
        answers: [
          { url, state: 'open' },
          { url: url.replace('issues', 'pull'), state: 'open' },
        ],
      }),
      `/answers/0 and /answers/1 are both about ${url.replace('issues', 'pull')}; remove one of them`,
    ],
    [
      evidence({ answers: [{ url, state: 'open', etag: '"a"\r\nX-Evil: 1' }] }),
      '/answers/0/etag is not an entity tag, in quotes',
    ],
    [
      evidence({ answers: [{ url, state: 'closed', closed: 'yesterday' }] }),
      '/answers/0/closed is not a day as YYYY-MM-DD or a time in UTC as YYYY-MM-DDThh:mm:ssZ',
    ],
  ])('%#', async (text, sentence) => {
    sandbox.write(`${name}.evidence.json`, text);
    const { exit, stdout, stderr } = await report();
    expect([exit, stdout, stderr]).toEqual([2, '', `${name}.evidence.json: ${sentence}\n`]);
  });

  test('and one file does not belong to two posts', async () => {
    cpSync(join(root, 'test/fixtures/diff/2031-01-15-orchard-third-party-audit.md'), join(sandbox.folder, 'b.md'));
    const { exit, stderr } = await sandbox.run(['lint', `${name}.md`, 'b.md', '--evidence', `${name}.evidence.json`]);
    expect([exit, stderr]).toEqual([2, '--evidence names the answers about one post: name that post alone\n']);
  });
});
