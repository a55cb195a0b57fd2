import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HistoryReport } from '../../../src/domain/model.ts';
import { expectGolden } from '../../golden.ts';
import { root } from '../../run.ts';
import { makeSandbox, post, type Row, type Sandbox } from './sandbox.ts';

const fixtures = join(root, 'test/fixtures/diff');
const titles = ['Tokens are written to the log', 'No limit on uploads', 'Weak default ciphers', 'Debug port is open'];
let box: Sandbox;

function rowsOf(...statuses: readonly string[]): readonly Row[] {
  return statuses.flatMap((status, at): Row[] => (status === '' ? [] : [[at + 1, titles[at] ?? '', status]]));
}

function historyIn(sandbox: Sandbox, path: string): HistoryReport {
  return JSON.parse(sandbox.read(path)) as HistoryReport;
}

beforeAll(() => {
  box = makeSandbox();
});
afterAll(() => box.remove());

describe('of a post under version control', () => {
  const old = 'notes/audit.md';
  const path = 'notes/renamed.md';
  let commits: readonly string[];
  let report: HistoryReport;
  let stderr: string;

  beforeAll(async () => {
    box.init();
    const versions: readonly (readonly [string, string, string])[] = [
      ['2031-01-01', old, post(null, rowsOf('Fix needed', 'Fix needed', 'Fixed'))],
      ['2031-01-11', old, '# Half of it\n'],
      ['2031-01-21', old, post(null, rowsOf('Fixed', 'Fix needed', 'Fixed', 'Fix needed'))],
      ['2031-01-31', path, post(null, rowsOf('Fixed', 'Fix needed', 'Fixed', 'Fix needed'))],
      ['2031-02-10', path, post(null, rowsOf('Fixed', '', 'Work in progress', 'Fix needed'))],
      ['2031-02-20', path, post(null, rowsOf('Fixed', 'Fix needed', 'Fixed', 'Fix needed'))],
    ];
    commits = versions.map(([day, name, text], at) => {
      if (name !== versions[at - 1]?.[1] && at > 0) box.git('mv', old, path);
      box.write(name, text);
      box.commit(day);
      return box.git('rev-parse', 'HEAD').trim();
    });
    ({ stderr } = await box.run(['history', path, '--out', 'out', '--format', 'json,md,html']));
    report = historyIn(box, 'out/renamed.history.json');
  });

  test('--format summary prints it in few lines and writes no file, or writes a file where a folder is named', async () => {
    const { exit, stdout } = await box.run(['history', path, '--format', 'summary', '--quiet']);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^renamed: .*\n {2}Versions:\n {4}1 January 2031: 2 of 3 open\n/);
    expect(stdout).toMatch(/\n {2}Open the longest:\n {4}.*: Fix needed, \d+ days\n/);
    expect(existsSync(join(box.folder, 'output'))).toBe(false);
    await box.run(['history', path, '--format', 'summary', '--out', 'few']);
    expect(box.read('few/renamed.history.summary.txt')).toBe(stdout);
  });

  test('reads every version, says which cannot be read, and follows the file through its renaming', () => {
    expect(report.snapshots.map(({ revision, date }) => [revision, date])).toEqual([
      [commits[0], '2031-01-01'],
      [commits[2], '2031-01-21'],
      [commits[3], '2031-01-31'],
      [commits[4], '2031-02-10'],
      [commits[5], '2031-02-20'],
    ]);
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['version-unreadable', 'source-renamed']);
    expect(stderr).toContain(`${commits[1]?.slice(0, 12) ?? ''}:notes/audit.md is left out: no findings found`);
    expect(stderr).toContain('notes/renamed.md was notes/audit.md before');
  });

  test('counts settled and open by date', () => {
    expect(report.burnDown.map(({ settled, unsettled }) => [settled, unsettled])).toEqual([
      [1, 2],
      [2, 2],
      [2, 2],
      [1, 2],
      [2, 2],
    ]);
    expect(box.read('out/renamed.history.html')).toContain('class="chart burn-down"');
  });

  test('tells for each finding when it was listed, what became of it by which revision, and for how long', () => {
    const [first, second, third, fourth] = report.findings;
    expect(first).toMatchObject({ first: 0, last: 4, listed: true, unresolvedDays: 20 });
    expect(first?.transitions).toMatchObject([{ revision: commits[2], from: 'fix-needed', to: 'fixed', changes: [{ kind: 'resolved' }] }]); // prettier-ignore
    expect(second?.transitions.map(({ changes, revision }) => [changes[0]?.kind, revision])).toEqual([
      ['removed', commits[4]],
      ['listed-again', commits[5]],
    ]);
    expect(third?.states).toEqual([
      { kind: 'fixed', since: 0, days: 40 },
      { kind: 'in-progress', since: 3, days: 10 },
      { kind: 'fixed', since: 4, days: 0 },
    ]);
    expect(fourth).toMatchObject({ first: 1, unresolvedDays: 30 });
    expect(report.longestUnresolved.map((at) => report.findings[at]?.finding.id)).toEqual(['2', '4']);
  });

  test('says that a shallow clone is cut off, and goes on', async () => {
    const clone = makeSandbox();
    execFileSync('git', ['clone', '--quiet', '--depth', '2', `file://${box.folder}`, join(clone.folder, 'clone')], { stdio: 'ignore' }); // prettier-ignore
    const { exit, stderr: said } = await clone.run(['history', `clone/${path}`, '--out', 'out', '--format', 'json']);
    expect(said).toContain('the clone is shallow');
    expect(said).toContain('[history-shallow]');
    expect(historyIn(clone, 'out/renamed.history.json').snapshots).toHaveLength(2);
    expect(exit).toBe(0);
    clone.remove();
  });

  test('reads the versions of a saved report as well', async () => {
    for (const [day, status] of [
      ['2031-03-01', 'Fix needed'],
      ['2031-03-11', 'Fixed'],
    ] as const) {
      box.write('saved.md', post(null, rowsOf(status)));
      await box.run(['report', 'saved.md', '--out', 'kept', '--format', 'json']);
      box.commit(day);
    }
    const { stdout } = await box.run(['history', 'kept/saved.json', '--out', 'out', '--format', 'json']);
    expect(stdout).toContain('saved: 1 → 0 open of 1 finding in 2 versions from 1 March 2031 to 11 March 2031');
  });

  test('leaves the repository as it was', () => {
    expect(box.git('status', '--porcelain', '--', 'notes')).toBe('');
  });
});

test('of two snapshots, in every text format', async () => {
  const names = ['2031-01-15-orchard-third-party-audit.md', '2031-04-20-orchard-third-party-audit.md'];
  for (const name of names) box.write(`posts/${name}`, readFileSync(join(fixtures, name), 'utf8'));
  const { exit, stderr } = await box.run(['history', ...names.map((name) => `posts/${name}`), '--out', 'out', '--format', 'md']); // prettier-ignore
  expect(stderr).toBe('');
  expect(exit).toBe(0);
  expectGolden(join(fixtures, 'expected.history.md'), box.read('out/orchard-third-party-audit.history.md'));
});

describe('without arguments', () => {
  test('the snapshots in input/ and the saved reports in output/ are one course for each audit', async () => {
    const own = makeSandbox();
    own.write('input/2031-01-01-a.md', post('2031-01-01', rowsOf('Fix needed')));
    own.write('input/2031-03-01-a.md', post('2031-03-01', rowsOf('Fixed')));
    own.write('input/2031-01-01-b.md', post('2031-01-01', rowsOf('Fixed')));
    own.write('saved/2031-02-01-a.md', post('2031-02-01', rowsOf('Work in progress')));
    await own.run(['report', 'saved/2031-02-01-a.md', 'input/2031-03-01-a.md', '--format', 'json']);
    own.write('output/x..y.diff.json', 'not to be read');
    const { exit, stdout } = await own.run(['history', '--format', 'json']);
    expect(exit).toBe(0);
    expect(stdout).toContain('a: 1 → 0 open of 1 finding in 3 versions from 1 January 2031 to 1 March 2031');
    expect(historyIn(own, 'output/a.history.json').findings[0]?.states).toEqual([
      { kind: 'fix-needed', since: 0, days: 31 },
      { kind: 'in-progress', since: 1, days: 28 },
      { kind: 'fixed', since: 2, days: 0 },
    ]);
    own.remove();
  });

  test('a single snapshot is no course, and it says what to name', async () => {
    const own = makeSandbox();
    own.write('input/2031-01-01-b.md', post('2031-01-01', rowsOf('Fixed')));
    const { exit, stderr } = await own.run(['history', '--format', 'json']);
    expect(stderr).toContain('name a post under version control, as in: history input/post.md');
    expect(exit).toBe(2);
    own.remove();
  });
});

test.each([
  ['nope.md', 'no commit holds it'],
  ['/nope/nope.md', 'nope.md: '],
])('%s is refused in a sentence', async (name, sentence) => {
  const { exit, stderr } = await box.run(['history', name, '--out', 'none', '--format', 'json']);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(exit).toBe(2);
});
