import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StatusReport } from '../../../src/domain/model.ts';
import { makeSandbox, post, type Row, type Sandbox } from './sandbox.ts';

const before: readonly Row[] = [
  [1, 'Tokens are written to the log', 'Fix needed'],
  [2, 'No limit on uploads', 'Fixed'],
];
const after: readonly Row[] = [
  [1, 'Tokens are written to the log', 'Fixed'],
  [2, 'No limit on uploads', 'Fixed'],
  [3, 'Weak default ciphers', 'Work in progress'],
];
let box: Sandbox;

beforeAll(() => {
  box = makeSandbox();
  box.write('input/2031-01-15-a.md', post('2031-01-15', before));
  box.write('input/2031-02-15-a.md', post('2031-02-15', after));
  box.write('input/2031-01-20-b.md', post('2031-01-20', after));
});
afterAll(() => box.remove());

function since(path: string): StatusReport['since'] {
  return (JSON.parse(box.read(path)) as StatusReport).since;
}

test('a report says what changed since the snapshot before it in the same run', async () => {
  const { exit } = await box.run(['report', '--format', 'json,md']);
  expect(exit).toBe(0);
  expect(since('output/2031-01-15-a.json')).toBeNull();
  expect(since('output/2031-01-20-b.json')).toBeNull();
  expect(since('output/2031-02-15-a.json')).toMatchObject({
    snapshot: { date: '2031-01-15' },
    unsettledBefore: 1,
    changes: [
      { kind: 'added', count: 1, findings: [2] },
      { kind: 'resolved', count: 1, findings: [0] },
    ],
  });
  expect(box.read('output/2031-02-15-a.md')).toContain(
    'Since 15 January 2031: 1 new and 1 resolved; 1 → 1 not settled.',
  );
});

test('names what is new and what was resolved, the most severe first, and counts what is too much to name', async () => {
  const table = (rows: readonly string[]): string =>
    `# Audit\n\n| ID | Finding | Severity | Status |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  const many = Array.from({ length: 12 }, (_, at) => `N-${at + 1}`);
  box.write('named-old/2031-01-15-d.md', table(['| A-1 | Dust | Low | open |', '| A-2 | Ash | High | fixed |']));
  box.write(
    'named-new/2031-02-15-d.md',
    table([
      '| A-1 | Dust | Low | fixed |',
      '| A-2 | Ash | High | reopened |',
      ...many.map((id) => `| ${id} | Smoke ${id} | ${id === 'N-12' ? 'High' : 'Low'} | open |`),
    ]),
  );
  const options = ['--since', 'named-old/2031-01-15-d.md', '--format', 'md,html', '--out', 'named-out'];
  await box.run(['report', 'named-new/2031-02-15-d.md', ...options]);
  expect(box.read('named-out/2031-02-15-d.md')).toContain(
    '**Reopened:** A-2; **New:** N-12, N-1, N-2, N-3, N-4, N-5, N-6, N-7, N-8, N-9 and 2 more; **Resolved:** A-1.\n',
  );
  expect(box.read('named-out/2031-02-15-d.html')).toContain(
    '<strong>Reopened:</strong> <a href="#finding-2"><bdi>A-2</bdi></a>; <strong>New:</strong> <a href="#finding-14"><bdi>N-12</bdi></a>',
  );
});

test.each([
  ['2031-01-16', 'open', '1 → 1 not settled, which has been open for 1 day or longer.'],
  ['2031-01-17', 'open', '1 → 1 not settled, which has been open for 2 days or longer.'],
  ['2031-01-17', 'fixed', '1 → 0 not settled.'],
  ['2031-01-15', 'open', '1 → 1 not settled.'],
])('by %s, a finding that is %s', async (day, status, expected) => {
  const row = (words: string): string => `| ID | Finding | Status |\n|---|---|---|\n| A-1 | Dust | ${words} |\n`;
  box.write('old/2031-01-15-c.md', row('open'));
  box.write(`new/${day}-c.md`, row(status));
  await box.run(['report', `new/${day}-c.md`, '--since', 'old/2031-01-15-c.md', '--format', 'md', '--out', 'aged']);
  expect(box.read(`aged/${day}-c.md`)).toContain(expected);
});

test('what lies beside the input does not matter', async () => {
  await box.run(['report', 'input/2031-02-15-a.md', '--format', 'json', '--out', 'alone']);
  expect(since('alone/2031-02-15-a.json')).toBeNull();
});

test('--since names the earlier snapshot, a saved report too', async () => {
  const words = ['report', 'input/2031-02-15-a.md', '--format', 'json', '--out', 'named', '--since'];
  await box.run([...words, 'output/2031-01-15-a.json']);
  expect(since('named/2031-02-15-a.json')).toMatchObject({ unsettledBefore: 1 });
});

test.each([
  [['input/2031-02-15-a.md', '--since', 'nope.md'], 'nope.md: does not exist'],
  [['--since', 'input/2031-01-15-a.md'], '--since names the snapshot before one post: name that post alone'],
])('%j is refused in a sentence', async (words, sentence) => {
  const { exit, stderr } = await box.run(['report', ...words, '--format', 'json', '--out', 'none']);
  expect(stderr).toBe(`${sentence}\n`);
  expect(exit).toBe(2);
});
