import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComparisonReport, StatusReport } from '../../../src/domain/model.ts';
import { expectGolden } from '../../golden.ts';
import { root } from '../../run.ts';
import { makeSandbox, post, type Row, type Sandbox } from './sandbox.ts';

const fixtures = join(root, 'test/fixtures/diff');
const [earlier, later] = ['2031-01-15-orchard-third-party-audit', '2031-04-20-orchard-third-party-audit'] as const;
const rows: readonly Row[] = [
  [1, 'Tokens are written to the log', 'Fix needed'],
  [2, 'No limit on uploads', 'Fixed'],
  [3, 'Weak default ciphers', 'Work in progress'],
];
let box: Sandbox;

beforeAll(() => {
  box = makeSandbox();
  for (const name of [earlier, later])
    box.write(`posts/${name}.md`, readFileSync(join(fixtures, `${name}.md`), 'utf8'));
  box.write('posts/plain.md', post('2031-01-15', rows));
});
afterAll(() => box.remove());

function comparison(path: string): ComparisonReport {
  return JSON.parse(box.read(path)) as ComparisonReport;
}

describe('two snapshots', () => {
  const pair = [`posts/${earlier}.md`, `posts/${later}.md`] as const;

  test('give what was approved, in every text format and on the terminal', async () => {
    const { exit, stdout, stderr } = await box.run(['diff', ...pair, '--out', 'out', '--format', 'md,html,json']);
    const name = `out/${earlier}..${later}.diff`;
    expectGolden(join(fixtures, 'expected.json'), box.read(`${name}.json`));
    expectGolden(join(fixtures, 'expected.md'), box.read(`${name}.md`));
    expectGolden(join(fixtures, 'expected.html'), withoutStyle(box.read(`${name}.html`)));
    expectGolden(join(fixtures, 'expected.txt'), `${stdout}${stderr}exit ${exit}\n`);
    expect(exit).toBe(1);
  });

  test('give the same bytes again', async () => {
    await box.run(['diff', ...pair, '--out', 'again', '--format', 'html,json,md']);
    for (const file of readdirSync(join(box.folder, 'again')))
      expect(box.read(`again/${file}`)).toBe(box.read(`out/${file}`));
  });

  test('can be saved reports, which say the same', async () => {
    await box.run(['report', ...pair, '--out', 'saved', '--format', 'json,html']);
    const { exit, stderr } = await box.run([
      'diff', `saved/${earlier}.json`, `saved/${later}.html`, '--out', 'out/saved', '--format', 'json',
    ]); // prettier-ignore
    expect(stderr).toBe('');
    expect(exit).toBe(1);
    expect(comparison(`out/saved/${earlier}..${later}.diff.json`)).toEqual(
      comparison(`out/${earlier}..${later}.diff.json`),
    );
  });

  test('end with 1 only for the kinds that are asked about', async () => {
    const exitOf = async (kinds: string): Promise<number> =>
      (await box.run(['diff', ...pair, '--out', 'out', '--format', 'json', '--fail-on', kinds])).exit;
    expect(await exitOf('reopened,added')).toBe(1);
    expect(await exitOf('renumbered,ambiguous')).toBe(0);
    expect(await exitOf('nonsense')).toBe(2);
  });

  test('warn where they are swapped in time', async () => {
    const { exit, stderr } = await box.run(['diff', pair[1], pair[0], '--out', 'swapped', '--format', 'json']);
    expect(stderr).toContain('warning: The snapshot compared from (2031-04-20) is later');
    expect(exit).toBe(1);
  });

  test('warn where they are of different audits, and say how few findings match', async () => {
    box.write('posts/other.md', post('2031-02-01', [[50, 'Something else', 'Fixed'], [51, 'And again', 'Open']])); // prettier-ignore
    const { exit, stderr } = await box.run([
      'diff',
      'posts/plain.md',
      'posts/other.md',
      '--out',
      'few',
      '--format',
      'json',
    ]);
    expect(stderr).toContain('None of 2 findings is in both snapshots');
    expect(exit).toBe(1);
  });

  test('that are the same end with 0, and the report is written', async () => {
    const { exit, stdout } = await box.run([
      'diff',
      'posts/plain.md',
      'posts/plain.md',
      '--out',
      'same',
      '--format',
      'json',
    ]);
    expect(exit).toBe(0);
    expect(stdout).toContain('Nothing changed; 2 → 2 open');
    expect(comparison('same/plain..plain.diff.json')).toMatchObject({
      kind: 'comparison',
      schemaVersion: 3,
      entries: [],
    });
  });
});

test('aliases settle what the rows do not show', async () => {
  box.write(
    'posts/a.md',
    '| ID | Title | Status |\n| - | - | - |\n| AB-1 | Old words | Open |\n| AB-2 | Kept | Open |\n',
  );
  box.write(
    'posts/b.md',
    '| ID | Title | Status |\n| - | - | - |\n| XY-9 | New and different | Open |\n| AB-2 | Kept | Open |\n',
  );
  box.write('aliases.yaml', '- before: AB-1\n  after: XY-9\n');
  const words = ['diff', 'posts/a.md', 'posts/b.md', '--out', 'aliased', '--format', 'json'];
  await box.run(words);
  expect(comparison('aliased/a..b.diff.json').summary.changes).toMatchObject({ added: 1, removed: 1 });
  await box.run([...words, '--aliases', 'aliases.yaml']);
  expect(comparison('aliased/a..b.diff.json').entries[0]).toMatchObject({ matchedBy: 'alias', identity: 'XY-9' });
});

test('a snapshot that is not read whole is said to be so', async () => {
  box.write('posts/lossy.md', post('2031-02-15', rows).replace('Fixed |', 'Fixed | lost words |'));
  const { exit, stderr } = await box.run([
    'diff',
    'posts/plain.md',
    'posts/lossy.md',
    '--out',
    'lossy',
    '--format',
    'md',
  ]);
  expect(stderr).toContain('A row or cell of lossy.md could not be read');
  expect(stderr).toContain('[side-incomplete]');
  expect(box.read('lossy/plain..lossy.diff.md')).toContain('`side-incomplete`');
  expect(exit).toBe(0);
});

test('a severity that rose is in the headline, and can end a run with 1; a first rating is one line', async () => {
  const rated = (...severities: readonly string[]): string =>
    `| ID | Title |${severities.length > 0 ? ' Severity |' : ''} Status |\n| - | - | ${severities.length > 0 ? '- | ' : ''}- |\n${rows
      .map(
        ([, title], at) =>
          `| AB-${at + 1} | ${title} |${severities.length > 0 ? ` ${severities[at] ?? ''} |` : ''} Open |`,
      )
      .join('\n')}\n`;
  box.write('posts/unrated.md', rated());
  box.write('posts/low.md', rated('Low', 'Low', 'Medium'));
  box.write('posts/high.md', rated('Critical', 'Low', 'Low'));
  const diffOf = (before: string, after: string, ...options: readonly string[]) =>
    box.run(['diff', `posts/${before}.md`, `posts/${after}.md`, '--out', 'rated', '--format', 'md', ...options]);
  const rose = await diffOf('low', 'high', '--fail-on', 'rated-higher');
  expect(rose.stdout).toContain('1 rated higher, 1 otherwise changed; 3 → 3 open');
  expect(rose.exit).toBe(1);
  expect((await diffOf('high', 'low', '--fail-on', 'rated-lower')).exit).toBe(1);
  expect((await diffOf('unrated', 'low', '--fail-on', 'rated-higher,rerated')).exit).toBe(0);
  const first = await diffOf('unrated', 'low');
  expect(first.stdout).toContain('unrated.md → posts/low.md: new column Severity; 3 → 3 open\n');
  expect(first.exit).toBe(1);
  expect(box.read('rated/unrated..low.diff.md')).toContain('- “Severity” is new (3 findings).');
});

describe('in a git repository', () => {
  let repository: Sandbox;
  const path = 'notes/2031-01-15-audit.md';

  beforeAll(() => {
    repository = makeSandbox();
    repository.init();
    repository.write(path, post('2031-01-15', rows));
    repository.commit('2031-01-15');
    repository.write(
      path,
      post(
        '2031-01-15',
        rows.map(([number, title]) => [number, title, 'Fixed']),
      ),
    );
    repository.commit('2031-02-15');
    repository.write(
      path,
      post(
        '2031-01-15',
        rows.map(([number, title]) => [number, title, 'Fix needed']),
      ),
    );
  });
  afterAll(() => repository.remove());

  test('one post is compared with its last committed version', async () => {
    const { exit, stdout } = await repository.run(['diff', path, '--out', 'out', '--format', 'json']);
    expect(exit).toBe(1);
    expect(stdout).toContain(`HEAD:${path} → ${path}: 3 reopened; 0 → 3 open`);
    expect(repository.git('status', '--porcelain', '--', 'notes')).toBe(` M ${path}\n`);
  });

  test.each([
    ['from the root', '.', `HEAD~1:${path}`],
    ['from its folder', 'notes', 'HEAD~1:2031-01-15-audit.md'],
    ['by the path from the root, typed elsewhere', 'notes', `HEAD~1:${path}`],
  ])('revisions are read %s', async (_, below, name) => {
    const { exit, stdout } = await repository.run(
      ['diff', name, name.replace('HEAD~1', 'HEAD'), '--out', join(repository.folder, 'out'), '--format', 'json'],
      below,
    );
    expect(stdout).toContain(`HEAD~1:${path} → HEAD:${path}: 2 resolved; 2 → 0 open`);
    expect(exit).toBe(1);
  });

  test('a revision is held to the same limit as a file', async () => {
    const { exit, stderr } = await repository.run([
      'diff',
      `HEAD:${path}`,
      path,
      '--max-size',
      '0.0001',
      '--format',
      'json',
    ]);
    expect(stderr).toBe(`HEAD:${path}: is larger than the limit; raise it with --max-size if that is meant\n`);
    expect(exit).toBe(2);
  });

  test.each([
    ['nope:x.md', 'there is no revision “nope” in this repository'],
    ['HEAD:nope.md', 'the path does not exist in HEAD'],
    ['HEAD:notes', 'is a directory; name a file in it'],
    ['HEAD:../../etc/passwd', 'the path does not exist in HEAD'],
    ['--output=x:y', 'unknown option'],
    ['-x:y', 'unknown option'],
    [':x.md', 'there is no revision before the colon'],
  ])('%s is refused in a sentence', async (name, sentence) => {
    const { exit, stderr } = await repository.run(['diff', name, path, '--out', 'refused', '--format', 'json']);
    expect(stderr).toContain(sentence);
    expect(exit).toBe(2);
    expect(existsSync(join(repository.folder, 'refused', 'x'))).toBe(false);
  });
});

describe('without arguments', () => {
  test('each snapshot in input/ is compared with the one before of the same audit', async () => {
    const own = makeSandbox();
    for (const day of ['2031-03-01', '2031-01-01', '2031-02-01']) own.write(`input/${day}-a.md`, post(day, rows));
    own.write('input/2031-01-15-b.md', post('2031-01-15', rows));
    const { exit } = await own.run(['diff', '--format', 'md']);
    expect(exit).toBe(0);
    expect(readdirSync(join(own.folder, 'output'))).toEqual([
      '2031-01-01-a..2031-02-01-a.diff.md',
      '2031-02-01-a..2031-03-01-a.diff.md',
    ]);
    own.remove();
  });

  test('a single snapshot is not enough, and it says how to name two', async () => {
    const own = makeSandbox();
    own.write('input/2031-01-15-b.md', post('2031-01-15', rows));
    const { exit, stderr } = await own.run(['diff']);
    expect(stderr).toBe(
      'There is only one snapshot in input/: put an earlier one beside it, or name two, as in: diff HEAD~1:input/2031-01-15-b.md input/2031-01-15-b.md\n',
    );
    expect(exit).toBe(2);
    own.remove();
  });
});

describe('bad input', () => {
  let saved: StatusReport;
  beforeAll(async () => {
    await box.run(['report', 'posts/plain.md', '--out', 'saved', '--format', 'json']);
    saved = JSON.parse(box.read('saved/plain.json')) as StatusReport;
  });

  const changed = (change: (report: Record<string, unknown>) => void): string => {
    const copy = structuredClone(saved) as unknown as Record<string, unknown>;
    change(copy);
    return JSON.stringify(copy);
  };
  const cases: readonly (readonly [string, string, () => string, string])[] = [
    ['nothing', 'a.json', () => '', 'is not valid JSON'],
    ['half a report', 'a.json', () => JSON.stringify(saved).slice(0, 900), 'is not valid JSON (line 1)'],
    ['a list', 'a.json', () => '[]', 'is not a report of this program; JSON is read as one, or as a fetched issue'],
    ['another JSON', 'a.json', () => '{"name":"x"}', 'a.json: is not a report of this program; JSON is read as one, or as a fetched issue'],
    ['a newer schema', 'a.json', () => changed((report) => (report['schemaVersion'] = 5)), 'is of schema version 5, but this program reads versions up to 4'],
    ['a comparison', 'a.json', () => box.read(`out/${earlier}..${later}.diff.json`), 'is a comparison, not a status report'],
    ['an unknown status', 'a.json', () => JSON.stringify(saved).replaceAll('"kind":"fix-needed"', '"kind":"gone"'), '/findings/0/status/kind is not one of "fixed"'],
    ['no findings', 'a.json', () => changed((report) => Object.assign(report, { findings: [], summary: { total: 0 } })), 'holds no finding'],
    ['a false total', 'a.json', () => changed((report) => (report['summary'] = { total: 9 })), '/summary/total says 9, but there are 3 findings'],
    ['deep nesting', 'a.json', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'is not a report of this program'],
    ['deep nesting within', 'a.json', () => `{"kind":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'is not a report of this program'],
    ['a foreign page', 'a.html', () => '<html></html>', 'is not a report of this program'],
    ['no PDF', 'a.pdf', () => 'x', 'is not a report of this program'],
    ['an empty post', 'a.md', () => '', 'no findings found'],
  ]; // prettier-ignore

  test.each(cases)('%s', async (_, name, text, sentence) => {
    box.write(`bad/${name}`, text());
    const { exit, stderr } = await box.run([
      'diff',
      'posts/plain.md',
      `bad/${name}`,
      '--out',
      'none',
      '--format',
      'json',
    ]);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(exit).toBe(2);
    expect(readdirSync(join(box.folder, 'none'))).toEqual([]);
  });

  test.each([
    ['nope.md', 'nope.md: does not exist'],
    ['HEAD:posts/plain.md', 'HEAD:posts/plain.md: is not in a git repository'],
    ['posts', 'posts: is a directory; name a file in it'],
  ])('%s', async (name, sentence) => {
    const { exit, stderr } = await box.run(['diff', name, 'posts/plain.md', '--out', 'none', '--format', 'json']);
    expect(stderr).toBe(`${sentence}\n`);
    expect(exit).toBe(2);
  });

  test('a saved report with hidden characters, foreign fields and __proto__ does no harm', async () => {
    const text = JSON.stringify(saved)
      .replaceAll('Tokens are', 'Tokens\\u001b[31m are')
      .replace('"kind":"status"', '"__proto__":{"polluted":true},"kind":"status"');
    box.write('bad/odd.json', text);
    const { stdout, exit } = await box.run([
      'diff',
      'posts/plain.md',
      'bad/odd.json',
      '--out',
      'odd',
      '--format',
      'json',
    ]);
    expect(exit).toBe(1);
    expect(stdout).not.toContain('\u001b');
    expect(box.read('odd/plain..odd.diff.json')).not.toMatch(/\\u001b|polluted/);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each([
    ['before: x', 'bad.yaml: line 1: needs a list whose items have before: and after:, the two names of a finding'],
    ['- x', 'bad.yaml: line 1: needs a list whose items have before: and after:'],
    ['- before: x', 'bad.yaml: line 1: after: is missing'],
    ['- before: #12\n  after: y', 'before: has no name; one that begins with # needs quotes, as in "#12"'],
    ['- before: [x]\n  after: y', 'bad.yaml: line 1: before: has no name'],
    ['- [', 'is not valid YAML'],
    [`- ${'['.repeat(20_000)}`, 'nests too deep'],
  ])('aliases: %.20s', async (text, sentence) => {
    box.write('bad.yaml', text);
    const { exit, stderr } = await box.run([
      'diff',
      'posts/plain.md',
      'posts/plain.md',
      '--aliases',
      'bad.yaml',
      '--out',
      'none',
      '--format',
      'json',
    ]);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(exit).toBe(2);
  });
});

/** The head with its style sheet, and the data, are held by other tests. */
function withoutStyle(html: string): string {
  return html
    .replace(/^[\s\S]*?<body>/, '<body>')
    .replace(/(<script type="application\/json" id="report-data">)[\s\S]*?(<\/script>)/, '$1$2');
}
