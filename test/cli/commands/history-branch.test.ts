import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { HistoryReport } from '../../../src/domain/model.ts';
import { mostSiblings } from '../../../src/read/git-copies.ts';
import type { Run } from '../../run.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';

const boxes: Sandbox[] = [];
afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

function repository(): Sandbox {
  const box = makeSandbox();
  boxes.push(box);
  box.init();
  return box;
}

const titles = [
  'Barrel lid opens without a key',
  'Truck scale wraps below zero',
  'PdfPrinter keeps its debug port open',
];

/** A post with a status for each of the findings Q-1, Q-2, …; an empty one is not listed. */
function table(...statuses: readonly string[]): string {
  const rows = statuses.flatMap((status, at) =>
    status === '' ? [] : [`| Q-${at + 1} | ${titles[at] ?? `Valve ${at + 1} sticks`} | ${status} |`],
  );
  return `# Orchard\n\n| ID | Title | Status |\n| - | - | - |\n${rows.join('\n')}\n`;
}

async function historyOf(
  box: Sandbox,
  word: string,
  options: readonly string[] = [],
  below = '.',
): Promise<Run & { readonly report: HistoryReport; readonly headline: string }> {
  const out = `${box.folder}/out`;
  const run = await box.run(['history', word, '--out', out, '--format', 'json', ...options], below);
  const name = /wrote (?:.*\/)?out\/(.*)\n/.exec(run.stdout)?.[1] ?? '';
  expect(name, `${run.stdout}${run.stderr}`).not.toBe('');
  const report = JSON.parse(box.read(`out/${name}`)) as HistoryReport;
  return { ...run, report, headline: run.stdout.trim().split('\n').at(-1) ?? '' };
}

/** The day, and how many are open, of each version. */
function courseOf({ snapshots }: HistoryReport): readonly string[] {
  return snapshots.map(({ date, summary }) => `${date ?? ''}: ${summary.unsettled} of ${summary.total}`);
}

/** What became of each finding. */
function transitionsOf({ findings }: HistoryReport): readonly string[] {
  return findings.flatMap(({ finding, transitions }) =>
    transitions.map(
      ({ date, changes }) => `${finding.id ?? ''} ${date ?? ''} ${changes.map(({ kind }) => kind).join()}`,
    ),
  );
}

/** The last version is what HEAD holds. */
function expectHead(box: Sandbox, { snapshots }: HistoryReport, path: string): void {
  const last = snapshots.at(-1);
  expect(box.git('rev-parse', `${last?.revision ?? ''}:${path}`)).toBe(box.git('rev-parse', `HEAD:${path}`));
}

describe('the course is that of the branch', () => {
  const base = table('Open', 'Open', 'Open');
  const onSide = table('Fixed', 'Open', 'Open');
  const onMain = table('Open', 'Open', 'Fixed');
  const both = table('Fixed', 'Open', 'Fixed');

  function begun(): Sandbox {
    const box = repository();
    box.write('posts/a.md', base);
    box.commit('2031-01-01');
    return box;
  }

  function diverged(): Sandbox {
    const box = begun();
    box.git('checkout', '--quiet', '-b', 'side');
    box.write('posts/a.md', onSide);
    box.commit('2031-01-10');
    box.git('checkout', '--quiet', 'main');
    box.write('posts/a.md', onMain);
    box.commit('2031-01-20');
    return box;
  }

  function merged(): Sandbox {
    const box = diverged();
    box.gitAt('2031-02-01', 'merge', '--quiet', '--no-ff', '--message', 'merge', 'side');
    return box;
  }

  function squashed(): Sandbox {
    const box = diverged();
    box.git('merge', '--quiet', '--squash', 'side');
    box.commit('2031-02-01');
    return box;
  }

  function rebased(): Sandbox {
    const box = diverged();
    box.gitAt('2031-02-01', 'cherry-pick', 'side');
    return box;
  }

  test.each([
    ['merged', merged],
    ['squashed', squashed],
    ['rebased', rebased],
  ])('%s: what the branch had, on the day it had it', async (_, make) => {
    const box = make();
    const { report, headline, exit } = await historyOf(box, 'posts/a.md');
    expect(courseOf(report)).toEqual(['2031-01-01: 3 of 3', '2031-01-20: 2 of 3', '2031-02-01: 1 of 3']);
    expect(transitionsOf(report)).toEqual(['Q-1 2031-02-01 resolved', 'Q-3 2031-01-20 resolved']);
    expect(headline).toBe(
      'a: 3 → 1 open of 3 findings in 3 versions from 1 January 2031 to 1 February 2031; open the longest: 31 days, as of 1 February 2031',
    );
    expectHead(box, report, 'posts/a.md');
    expect(exit).toBe(0);
  });

  test('a renaming on a branch that was merged is followed, and what the branch fixed meanwhile is told', async () => {
    const box = begun();
    box.git('checkout', '--quiet', '-b', 'side');
    box.git('mv', 'posts/a.md', 'posts/b.md');
    box.commit('2031-01-10');
    box.git('checkout', '--quiet', 'main');
    box.write('posts/a.md', both);
    box.commit('2031-01-20');
    box.gitAt('2031-02-01', 'merge', '--quiet', '--no-ff', '--message', 'merge', 'side');
    const { report } = await historyOf(box, 'posts/b.md');
    expect(courseOf(report)).toEqual(['2031-01-01: 3 of 3', '2031-01-20: 1 of 3', '2031-02-01: 1 of 3']);
    expect(report.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^posts\/b\.md was posts\/a\.md before [0-9a-f]{12} of 2031-02-01\.$/),
    ]);
    expectHead(box, report, 'posts/b.md');
  });

  test('a file that was renamed and then rewritten on a branch is known by the steps of that branch', async () => {
    const box = begun();
    box.git('checkout', '--quiet', '-b', 'side');
    box.git('mv', 'posts/a.md', 'posts/b.md');
    box.commit('2031-01-10');
    box.write('posts/b.md', `${'A new chapter of many words.\n'.repeat(40)}${both}`);
    box.commit('2031-01-11');
    box.git('checkout', '--quiet', 'main');
    box.gitAt('2031-02-01', 'merge', '--quiet', '--no-ff', '--message', 'merge', 'side');
    const { report } = await historyOf(box, 'posts/b.md');
    expect(courseOf(report)).toEqual(['2031-01-01: 3 of 3', '2031-02-01: 1 of 3']);
  });

  test('what a merge commit alone settles is told with it', async () => {
    const box = diverged();
    box.git('merge', '--quiet', '--no-ff', '--no-commit', 'side');
    box.write('posts/a.md', table('Fixed', 'Fixed', 'Fixed'));
    box.commit('2031-02-01');
    const { report } = await historyOf(box, 'posts/a.md');
    expect(courseOf(report).at(-1)).toBe('2031-02-01: 0 of 3');
    expectHead(box, report, 'posts/a.md');
  });

  test('a copy does not inherit the course of its original', async () => {
    const box = begun();
    box.write('posts/copy.md', `${base}\nA template.\n`);
    box.write('posts/a.md', `${base}\n`);
    box.commit('2031-03-01');
    const { report } = await historyOf(box, 'posts/copy.md');
    expect(courseOf(report)).toEqual(['2031-03-01: 3 of 3']);
    const commit = box.git('rev-parse', '--short=12', 'HEAD').trim();
    expect(report.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        'source-copied',
        `posts/copy.md was copied from posts/a.md in ${commit} of 2031-03-01; the history of posts/a.md is not part of it.`,
      ],
    ]);
  });

  test.each([
    [mostSiblings, ['source-copied']],
    [mostSiblings + 1, []],
  ])('the original of a copy is looked for among %i files', async (count, codes) => {
    const box = repository();
    for (let at = 1; at < count; at += 1) box.write(`posts/note-${at}.md`, `Note ${at}\n`);
    box.write('posts/a.md', base);
    box.write('other/b.md', base);
    box.write('posts/c.txt', base);
    box.commit('2031-01-01');
    box.write('posts/copy.md', base);
    box.commit('2031-03-01');
    const { report } = await historyOf(box, 'posts/copy.md');
    expect(report.diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  test('one in another folder, or unlike, is none', async () => {
    const box = begun();
    box.write('other/copy.md', `${base}\nA template.\n`);
    box.write('posts/else.md', `${'Other words.\n'.repeat(60)}${base}`);
    box.commit('2031-03-01');
    for (const path of ['other/copy.md', 'posts/else.md'])
      expect((await historyOf(box, path)).report.diagnostics).toEqual([]);
  });

  test('a file that takes the place of an unlike one says so', async () => {
    const box = begun();
    box.git('rm', '--quiet', 'posts/a.md');
    box.write('posts/new.md', `${'Other words.\n'.repeat(60)}${both}`);
    box.commit('2031-03-01');
    const { report, stderr } = await historyOf(box, 'posts/new.md');
    expect(courseOf(report)).toEqual(['2031-03-01: 1 of 3']);
    expect(stderr).toContain('added posts/new.md and removed posts/a.md, which is too unlike it');
    expect(stderr).toContain('[source-replaced]');
  });
});

describe('what follows the latest version that can be read', () => {
  test('is in the headline where it holds no findings, and exit is 1', async () => {
    const box = repository();
    box.write('n.md', table('Open', 'Open'));
    box.commit('2031-01-01');
    for (const day of ['2031-06-01', '2031-06-02', '2031-06-03']) {
      box.write('n.md', `# All done\n\nThe table moved to the wiki on ${day}.\n`);
      box.commit(day);
    }
    const { headline, stderr, report, exit } = await historyOf(box, 'n.md');
    expect(headline).toBe(
      'n: One version, of 1 January 2031: 2 of 2 findings open; as of 1 January 2031: the 3 later versions, since 1 June 2031, cannot be read',
    );
    expect(stderr).toMatch(
      /^n: warning: The last 3 of 4 versions from 2031-06-01 to 2031-06-03 are left out, .*: no findings found/,
    );
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(report).toMatchObject({
      asOf: '2031-01-01',
      ending: { kind: 'unreadable', versions: 3, date: '2031-06-01' },
    });
    expect(exit).toBe(1);
  });

  test('versions before the first table are one line, and no end', async () => {
    const box = repository();
    for (const day of ['2031-01-01', '2031-01-02', '2031-01-03']) {
      box.write('n.md', `# Plan of ${day}\n`);
      box.commit(day);
    }
    box.write('n.md', table('Open'));
    box.commit('2031-02-01');
    const { headline, stderr, exit } = await historyOf(box, 'n.md');
    expect(headline).toBe('n: One version, of 1 February 2031: 1 of 1 finding open');
    expect(stderr).toContain('The first 3 of 4 versions from 2031-01-01 to 2031-01-03 are left out');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(exit).toBe(0);
  });

  test('a post without any findings is one short sentence, however many versions it has', async () => {
    const box = repository();
    for (let day = 1; day <= 9; day += 1) {
      box.write('n.md', `# Plan ${day}\n`);
      box.commit(`2031-01-0${day}`);
    }
    const { exit, stderr } = await box.run(['history', 'n.md', '--format', 'json', '--out', 'out']);
    expect(stderr).toContain('n.md: none of its 9 committed versions holds findings that can be read; ');
    expect(stderr.length).toBeLessThan(400);
    expect(exit).toBe(2);
  });

  test('a post that was deleted says so', async () => {
    const box = repository();
    box.write('p/a.md', table('Open'));
    box.commit('2031-01-01');
    box.git('rm', '--quiet', 'p/a.md');
    box.commit('2031-03-01');
    const { headline, report, exit } = await historyOf(box, 'p/a.md');
    expect(headline).toBe(
      'a: One version, of 1 January 2031: 1 of 1 finding open; open the longest: 59 days, as of 1 March 2031; deleted on 1 March 2031',
    );
    expect(report.ending).toMatchObject({ kind: 'deleted', date: '2031-03-01' });
    expect(exit).toBe(0);
  });

  test('of a post that was deleted after versions that cannot be read, nothing is counted beyond the last one read', async () => {
    const box = repository();
    box.write('a.md', table('Open'));
    box.commit('2031-01-01');
    box.write('a.md', table('In progress'));
    box.commit('2031-01-11');
    box.write('a.md', '# Moved to the wiki');
    box.commit('2031-02-01');
    box.git('rm', '--quiet', 'a.md');
    box.commit('2031-03-01');
    const { headline, stderr, report } = await historyOf(box, 'a.md');
    expect(headline).toContain('open the longest: 10 days, as of 11 January 2031; deleted on 1 March 2031');
    expect(stderr).toContain('a.md is left out: no findings found');
    expect(report).toMatchObject({ asOf: '2031-01-11', ending: { kind: 'deleted', date: '2031-03-01' } });
  });

  test('a post that was deleted and came back has a gap in which it lists nothing', async () => {
    const box = repository();
    box.write('a.md', table('Open'));
    box.commit('2031-01-01');
    box.git('rm', '--quiet', 'a.md');
    box.commit('2031-01-11');
    box.write('a.md', table('Fixed'));
    box.commit('2031-01-21');
    const { report } = await historyOf(box, 'a.md');
    expect(courseOf(report)).toEqual(['2031-01-01: 1 of 1', '2031-01-11: 0 of 0', '2031-01-21: 0 of 1']);
    expect(report.snapshots.map(({ deleted }) => deleted)).toEqual([false, true, false]);
    expect(report.findings[0]).toMatchObject({ unresolvedDays: 10, states: [{ days: 10 }, { days: 0 }] });
    expect(transitionsOf(report)).toEqual(['Q-1 2031-01-11 removed', 'Q-1 2031-01-21 listed-again']);
  });
});

test('a finding that comes back is listed again, and the days before the gap count', async () => {
  const box = repository();
  for (const [day, ...statuses] of [
    ['2031-01-01', 'Open', 'Open'],
    ['2031-02-01', '', 'Open'],
    ['2031-06-01', 'Open', 'Open'],
    ['2031-06-11', 'Open', 'Fixed'],
  ] as const) {
    box.write('a.md', table(...statuses));
    box.commit(day);
  }
  const { report } = await historyOf(box, 'a.md');
  expect(transitionsOf(report)).toEqual([
    'Q-1 2031-02-01 removed',
    'Q-1 2031-06-01 listed-again',
    'Q-2 2031-06-11 resolved',
  ]);
  expect(report.findings[0]).toMatchObject({ unresolvedDays: 31 + 10, states: [{ days: 31 }, { days: 10 }] });
  expect(report.snapshots[2]?.changes).toEqual([{ kind: 'listed-again', count: 1 }]);
});

test('an id under which something else is listed later is another finding', async () => {
  const box = repository();
  const other = table('', 'Open').replace('\n| Q-2', '\n| Q-1 | Cold store logs its tokens | Open |\n| Q-2');
  for (const [day, text] of [
    ['2031-01-01', table('Fixed', 'Open')],
    ['2031-02-01', table('', 'Open')],
    ['2031-03-01', other],
  ] as const) {
    box.write('a.md', text);
    box.commit(day);
  }
  const { report } = await historyOf(box, 'a.md');
  expect(report.findings.map(({ finding, listed }) => `${finding.title.text}: ${listed}`)).toEqual([
    `${titles[0]}: false`,
    `${titles[1]}: true`,
    'Cold store logs its tokens: true',
  ]);
});

test('order and lengths are those of instants, and days those of UTC, whatever zone a committer was in', async () => {
  const box = repository();
  box.write('a.md', table('Open'));
  box.commit('2031-01-02T00:30:00+0900');
  box.write('a.md', table('Fixed'));
  box.commit('2031-01-01T18:00:00Z');
  const { report, stderr } = await historyOf(box, 'a.md');
  expect(report.snapshots.map(({ instant, date }) => [instant, date])).toEqual([
    ['2031-01-01T15:30:00Z', '2031-01-01'],
    ['2031-01-01T18:00:00Z', '2031-01-01'],
  ]);
  expect(stderr).toBe('');
});

describe('open findings are counted up to a day that is named', () => {
  function touched(): Sandbox {
    const box = repository();
    box.write('a.md', table('Open'));
    box.commit('2031-01-01');
    box.write('other.txt', 'x');
    box.commit('2031-01-31');
    return box;
  }

  test.each<[string, readonly string[], number, string]>([
    ['that of the last commit of the branch', [], 30, '2031-01-31'],
    ['--as-of', ['--as-of', '2031-03-02'], 60, '2031-03-02'],
    ['--to', ['--to', '2031-01-11'], 10, '2031-01-11'],
  ])('%s', async (_, options, days, asOf) => {
    const { report } = await historyOf(touched(), 'a.md', options);
    expect(report).toMatchObject({ asOf, findings: [{ unresolvedDays: days }] });
  });

  test('the same commit gives the same bytes', async () => {
    const box = touched();
    await historyOf(box, 'a.md');
    const first = box.read('out/a.history.json');
    await historyOf(box, 'a.md');
    expect(box.read('out/a.history.json')).toBe(first);
  });
});

describe('versions can be chosen', () => {
  let box: Sandbox;
  beforeAll(() => {
    box = makeSandbox();
    box.init();
    for (let day = 1; day <= 5; day += 1) {
      box.write('a.md', `${table('Open')}\nDay ${day}.\n`);
      box.commit(`2031-01-0${day}`);
    }
  });
  afterAll(() => box.remove());

  test.each<[readonly string[], readonly string[]]>([
    [
      ['--from', '2031-01-04'],
      ['04', '05'],
    ],
    [
      ['--to', '2031-01-02'],
      ['01', '02'],
    ],
    [['--last', '1'], ['05']],
    [
      ['--from', '2031-01-02', '--to', '2031-01-04', '--last', '2'],
      ['03', '04'],
    ],
    [
      ['--as-of', '2031-01-02'],
      ['01', '02'],
    ],
  ])('%s', async (options, expected) => {
    const { report } = await historyOf(box, 'a.md', options);
    expect(report.snapshots.map(({ date }) => date?.slice(-2))).toEqual(expected);
  });

  test.each([
    [['--from', '2032-01-01'], 'no version is of the days asked for; there are some from 2031-01-01 to 2031-01-05'],
    [['--to', '2031-02-30'], '“2031-02-30” is not a day, as in 2031-03-01'],
  ])('%s is refused in a sentence', async (options, sentence) => {
    const { exit, stderr } = await box.run(['history', 'a.md', '--format', 'json', '--out', 'out', ...options]);
    expect(stderr).toContain(sentence);
    expect(exit).toBe(2);
  });

  test('--max-md cuts the Markdown', async () => {
    await box.run(['history', 'a.md', '--format', 'md', '--out', 'out', '--max-md', '600']);
    expect(box.read('out/a.history.md').length).toBeLessThanOrEqual(600);
    expect(box.read('out/a.history.md')).toContain('**Cut here:**');
  });
});

describe('a file that holds one audit after another', () => {
  const flaws: { readonly [audit: string]: readonly string[] } = {
    Plum: titles.concat('Label printer trusts every host'),
    Quince: ['Tokens are written to logs', 'Weak default ciphers', 'No limit on uploads'],
  };
  const audit = (name: string, ...statuses: readonly string[]): string => {
    const rows = statuses.map((status, at) => `| ${at + 1} | ${flaws[name]?.[at] ?? ''} | ${status} |`);
    return `# ${name}\n\n| ID | Title | Status |\n| - | - | - |\n${rows.join('\n')}\n`;
  };

  test('is told audit by audit, the last first', async () => {
    const box = repository();
    for (const [day, text] of [
      ['2031-01-01', audit('Plum', 'Open', 'Open', 'Open')],
      ['2031-01-11', audit('Plum', 'Open', 'Open', 'Open', 'Open')],
      ['2031-01-21', audit('Plum', 'Fixed', 'Fixed', 'Fixed', 'Open')],
      ['2031-02-01', audit('Quince', 'Open', 'Open', 'Open')],
      ['2031-02-11', audit('Quince', 'Fixed', 'Open', 'Open')],
    ] as const) {
      box.write('a.md', text);
      box.commit(day);
    }
    const { headline, report, stderr } = await historyOf(box, 'a.md');
    expect(headline).toBe(
      'a: Audit 2 of 2 in this source: 3 → 2 open of 3 findings in 2 versions from 1 February 2031 to 11 February 2031; open the longest: 10 days, as of 11 February 2031',
    );
    expect(stderr).toBe('');
    expect(report.earlier).toMatchObject([
      {
        title: 'Plum',
        versions: 3,
        first: { date: '2031-01-01', total: 3, unsettled: 3 },
        last: { date: '2031-01-21', total: 4, unsettled: 1 },
        peak: { date: '2031-01-11', unsettled: 4 },
      },
    ]);
    expect(report.findings).toHaveLength(3);
  });

  test.each([
    ['two findings that are replaced are no other audit', ['Open', 'Open'], 0],
    ['three are', ['Open', 'Open', 'Open'], 1],
  ])('%s', async (_, statuses, audits) => {
    const box = repository();
    box.write('a.md', audit('Plum', ...statuses));
    box.commit('2031-01-01');
    box.write('a.md', audit('Quince', ...statuses));
    box.commit('2031-02-01');
    expect((await historyOf(box, 'a.md')).report.earlier).toHaveLength(audits);
  });

  test('growth is told with both totals and the peak', async () => {
    const box = repository();
    for (const [day, ...statuses] of [
      ['2031-01-01', 'Open', 'Open', 'Fixed'],
      ['2031-01-11', 'Open', 'Open', 'Open', 'Open', 'Open'],
      ['2031-01-21', 'Fixed', 'Fixed', 'Fixed', 'Fixed', 'Open'],
    ] as const) {
      box.write('a.md', table(...statuses));
      box.commit(day);
    }
    expect((await historyOf(box, 'a.md')).headline).toContain(
      '2 of 3 → 1 of 5 findings open (at most 5, on 11 January 2031) in 3 versions',
    );
  });
});

describe('a post is found by its name', () => {
  let box: Sandbox;
  beforeAll(() => {
    box = makeSandbox();
    box.init();
    box.write('posts/a.md', table('Open'));
    box.commit('2031-01-01');
    box.write('posts/a.md', table('Fixed'));
    box.commit('2031-02-01');
  });
  afterAll(() => box.remove());

  test.each([
    ['a file', 'posts/a.md', '.', 2],
    ['a file, from its folder', 'a.md', 'posts', 2],
    ['in a revision', 'HEAD~1:posts/a.md', '.', 1],
    ['on a branch, from its folder', 'main:a.md', 'posts', 2],
    ['on a branch, by its path from the root', 'main:posts/a.md', 'posts', 2],
  ])('%s', async (_, word, below, versions) => {
    expect((await historyOf(box, word, [], below)).report.snapshots).toHaveLength(versions);
  });

  test('of two revisions, as two snapshots', async () => {
    const run = await box.run(['history', 'HEAD~1:posts/a.md', 'HEAD:posts/a.md', '--format', 'json', '--out', 'out']);
    expect(run.stdout).toContain('1 → 0 open of 1 finding in 2 versions from 1 January 2031 to 1 February 2031');
  });

  test('in a bare repository, and where the folder is not checked out', async () => {
    box.git('clone', '--quiet', '--bare', '.', 'bare.git');
    expect((await historyOf(box, 'main:posts/a.md', [], 'bare.git')).report.snapshots).toHaveLength(2);
    expect((await historyOf(box, 'posts/a.md', [], 'bare.git')).report.snapshots).toHaveLength(2);
    box.git('rm', '--quiet', '-r', '--cached', 'posts');
    box.git('sparse-checkout', 'set', 'nothing');
    box.git('reset', '--quiet', '--hard');
    expect((await historyOf(box, 'posts/a.md')).report.snapshots).toHaveLength(2);
  });
});
