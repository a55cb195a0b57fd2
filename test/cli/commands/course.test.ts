import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StatusReport } from '../../../src/domain/model.ts';
import { makeSandbox, post, type Sandbox } from './sandbox.ts';

let box: Sandbox;

beforeAll(() => {
  box = makeSandbox();
  box.init();
  box.write('posts/a.md', post(null, [[1, 'Tokens are written to the log', 'Open'], [2, 'No limit on uploads', 'Open']])); // prettier-ignore
  box.commit('2031-01-10');
  box.write('posts/a.md', post(null, [[1, 'Tokens are written to the log', 'Open'], [2, 'No limit on uploads', 'Open'], [3, 'Weak default ciphers', 'Open']])); // prettier-ignore
  box.commit('2031-03-10');
  box.write('posts/a.md', post(null, [[1, 'Tokens are written to the log', 'Open'], [2, 'No limit on uploads', 'Fixed'], [3, 'Weak default ciphers', 'Open']])); // prettier-ignore
  box.commit('2031-07-20');
});
afterAll(() => box.remove());

async function reported(out: string, ...options: readonly string[]): Promise<StatusReport> {
  const { stderr, exit } = await box.run([
    'report',
    'posts/a.md',
    '--format',
    'json,md,html',
    '--out',
    out,
    ...options,
  ]);
  expect([exit, stderr]).toEqual([0, '']);
  return JSON.parse(box.read(`${out}/a.json`)) as StatusReport;
}

describe('a report with the history of its post', () => {
  test('knows the course, and how long what is open has been open', async () => {
    const { course } = await reported('with', '--history');
    expect(course?.asOf).toBe('2031-07-20');
    expect(course?.points.map(({ date, unsettled }) => `${date ?? ''}: ${unsettled}`)).toEqual([
      '2031-01-10: 2',
      '2031-03-10: 3',
      '2031-07-20: 2',
    ]);
    expect(course?.ages).toEqual([
      { finding: 0, since: '2031-01-10', days: 191 },
      { finding: 2, since: '2031-03-10', days: 132 },
    ]);
  });

  test('says both in words, and draws the first, the highest and the last number', async () => {
    await reported('words', '--history');
    const markdown = box.read('words/a.md');
    expect(markdown).toContain(
      'Open findings over time: 2 at first (10 January 2031), 3 at most (10 March 2031), 2 now (20 July 2031). By the commits of the post, up to 20 July 2031; the oldest has been open for 191 days.',
    );
    expect(markdown).toContain('| Half a year to a year | 1 | 1 |');
    expect(markdown).toContain('| Three to six months | 1 | 3 |');
    const values = [...box.read('words/a.html').matchAll(/class="value[^>]*>([^<]+)</g)].map(([, value]) => value);
    expect(values).toEqual(['2', '3', '2']);
  });

  test('is rendered the same from its JSON', async () => {
    await reported('first', '--history');
    await box.run(['report', 'first/a.json', '--format', 'json,md', '--out', 'again']);
    expect(box.read('again/a.json')).toBe(box.read('first/a.json'));
    expect(box.read('again/a.md')).toBe(box.read('first/a.md'));
  });

  test('ends with the present state, where no commit has it', async () => {
    const committed = box.read('posts/a.md');
    box.write('posts/a.md', post(null, [[1, 'Tokens are written to the log', 'Fixed'], [2, 'No limit on uploads', 'Fixed'], [3, 'Weak default ciphers', 'Open']])); // prettier-ignore
    const { course } = await reported('present', '--history');
    box.write('posts/a.md', committed);
    expect(course?.points.map(({ unsettled }) => unsettled)).toEqual([2, 3, 2, 1]);
    expect(course?.points.at(-1)).toMatchObject({ date: '2031-07-20', revision: null });
    expect(course?.ages).toEqual([{ finding: 2, since: '2031-03-10', days: 132 }]);
  });

  test('is none without being asked for', async () => {
    expect(await reported('without')).not.toHaveProperty('course');
    expect(box.read('without/a.html')).not.toContain('class="chart trend"');
  });

  test('needs commits', async () => {
    box.write('posts/new.md', post('2031-08-01', [[1, 'Tokens are written to the log', 'Open']]));
    const { stderr, exit } = await box.run(['report', 'posts/new.md', '--history', '--format', 'md', '--out', 'none']);
    expect(stderr).toMatch(/^posts\/new\.md: /);
    expect(exit).toBe(2);
  });
});

test('an earlier snapshot alone gives a line from then to now', async () => {
  await reported('since', '--since', 'HEAD~1:posts/a.md');
  const values = [...box.read('since/a.html').matchAll(/class="value[^>]*>([^<]+)</g)].map(([, value]) => value);
  expect(values).toEqual(['3', '2']);
});
