import { expect, test } from 'vitest';
import { analyze, parse } from '../../../src/api.ts';

const messages = async (due: string, status: string, date: string | null): Promise<readonly string[]> => {
  const front = date === null ? '' : `---\ndate: ${date}\n---\n`;
  const post = `${front}# Mill audit\n\n| ID | Finding | Status | Due |\n|---|---|---|---|\n| M-1 | Dust | ${status} | ${due} |\n`;
  const { diagnostics } = analyze(await parse(post, 'post.md'));
  return diagnostics.filter(({ code }) => code === 'overdue').map(({ message }) => message);
};

test.each([
  ['2031-07-01', 'open', '2031-07-01', 0],
  ['2031-06-30', 'open', '2031-07-01', 1],
  ['2031-06-30', 'fixed', '2031-07-01', 0],
  ['30 June 2031', 'in progress', '2031-07-01', 1],
  ['06/05/2031', 'open', '2031-07-01', 0],
  ['1999-01-01', 'open', null, 0],
])('due on %s, %s, in a post of %s: %i overdue', async (due, status, date, count) => {
  expect(await messages(due, status, date)).toHaveLength(count);
});

test('says by how many days, and since which', async () => {
  expect(await messages('2031-06-30', 'open', '2031-07-01')).toEqual([
    'Finding M-1 (“Dust”) was due on 2031-06-30, 1 day before the date of the post, and is not settled',
  ]);
});
