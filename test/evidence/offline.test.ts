import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EvidenceFile } from '../../src/domain/evidence.ts';
import { readTrackerAddress, trackerKey } from '../../src/domain/tracker-address.ts';
import { makeSandbox, post, type Sandbox } from '../cli/commands/sandbox.ts';

const url = (number: number, what = 'issues'): string => `https://github.com/orchard-example/orchard/${what}/${number}`;
let sandbox: Sandbox;

beforeEach(() => {
  sandbox = makeSandbox();
  sandbox.write('post.md', post('2031-04-20', [[1, 'Gate', 'open'], [2, 'Hose', `fixed in ${url(20, 'pull')}`]])); // prettier-ignore
});

afterEach(() => sandbox.remove());

/** Runs the command on what `gh` printed. */
function importFrom(printed: unknown, ...words: readonly string[]) {
  sandbox.write('issues.json', typeof printed === 'string' ? printed : JSON.stringify(printed));
  return sandbox.run(['evidence', 'post.md', '--from', 'issues.json', ...words]);
}

const written = (): EvidenceFile => JSON.parse(sandbox.read('post.evidence.json')) as EvidenceFile;

describe('evidence --from', () => {
  test('reads what gh issue list and gh pr list print, and leaves out what the post does not name', async () => {
    const listed = [
      { number: 101, url: url(101), title: 'Gate', state: 'CLOSED', stateReason: 'NOT_PLANNED', createdAt: '2031-01-01T00:00:00Z', closedAt: '2031-05-01T00:00:00Z', labels: [{ name: 'b' }, { name: 'a' }], milestone: { title: 'M' }, assignees: [{ login: 'x' }] },
      { number: 102, url: url(102), title: 'Hose', state: 'OPEN', stateReason: '', closedAt: null, labels: [], milestone: null, assignees: [] },
      { number: 20, url: url(20, 'pull'), title: 'Fix', state: 'MERGED', mergedAt: '2031-05-01T00:00:00Z' },
      { number: 999, url: url(999), title: 'Other', state: 'OPEN' },
    ]; // prettier-ignore
    expect(await importFrom(listed, '--asked', '2031-11-20')).toMatchObject({ exit: 0, stderr: '' });
    expect(written()).toEqual({
      kind: 'evidence',
      schemaVersion: 1,
      post: 'post.md',
      asked: '2031-11-20',
      from: ['issues.json'],
      answers: [
        { url: url(20, 'pull'), state: 'merged', kind: 'pull', title: 'Fix', merged: '2031-05-01T00:00:00Z' },
        { url: url(101), state: 'closed', kind: 'issue', reason: 'not-planned', title: 'Gate', opened: '2031-01-01T00:00:00Z', closed: '2031-05-01T00:00:00Z', labels: ['a', 'b'], milestone: 'M', assignees: 1 },
        { url: url(102), state: 'open', kind: 'issue', title: 'Hose', assignees: 0 },
      ], // prettier-ignore
    });
  });

  test.each([
    ['one', (item: object): unknown => item],
    ['a list', (item: object): unknown => [item]],
    ['lists of lists', (item: object): unknown => [[item], []]],
  ])('reads what gh api prints: %s', async (_, asPrinted) => {
    const item = {
      html_url: url(101),
      url: 'https://api.github.com/repos/a/b/issues/101',
      title: 'Gate',
      state: 'closed',
      state_reason: 'completed',
      labels: [],
      assignees: [],
    };
    const { exit, stderr } = await importFrom(asPrinted(item));
    expect([exit, stderr]).toEqual([1, expect.stringContaining('it is not in issues.json')]);
    expect(written().answers).toEqual([
      { url: url(101), state: 'closed', kind: 'issue', reason: 'completed', title: 'Gate', assignees: 0 },
    ]);
  });

  test('takes the day of the file for that of the answers', async () => {
    sandbox.write('issues.json', JSON.stringify([{ url: url(101), state: 'OPEN' }]));
    const day = new Date('2031-11-19T23:59:00Z');
    utimesSync(join(sandbox.folder, 'issues.json'), day, day);
    await sandbox.run(['evidence', 'post.md', '--from', 'issues.json']);
    expect(written().asked).toBe('2031-11-19');
  });

  test.each([
    ['{', 'issues.json: is not valid JSON (line 1)\n'],
    ['[{"number":1}]', 'issues.json: /0/url is missing; there should be a text\n'],
    [
      '[{"url":"https://example.org/","state":"OPEN"}]',
      'issues.json: https://example.org/ is not the address of an issue; ask for url too, as in: gh issue list --json number,url,title,state,stateReason\n',
    ],
    [`[{"url":"${url(101)}","state":"DONE"}]`, 'issues.json: /0/state is not one of "OPEN", "CLOSED", "MERGED"\n'],
  ])('says what is wrong with %s', async (printed, sentence) => {
    expect(await importFrom(printed)).toEqual({ exit: 2, stdout: '', stderr: sentence });
  });

  test.each([[['--resume']], [['--api', 'https://ghe.example.org/api/v3']], [['--gh-token']]])(
    'does not go with %j',
    async (words) => {
      expect(await importFrom([], ...words)).toMatchObject({
        exit: 2,
        stderr: '--from asks nobody: --resume, --api and --gh-token do not go with it\n',
      });
    },
  );

  test('days are days, and only of a file', async () => {
    expect((await importFrom([], '--asked', '2031-02-30')).stderr).toContain(
      '“2031-02-30” is not a day, as in 2031-03-01',
    );
    expect((await sandbox.run(['evidence', 'post.md', '--asked', '2031-02-03'])).stderr).toBe(
      '--asked says the day of answers in a file: name that file with --from\n',
    );
  });

  test('two posts are not written into one file', async () => {
    sandbox.write('other/post.md', sandbox.read('post.md'));
    sandbox.write('issues.json', JSON.stringify([{ url: url(101), state: 'OPEN' }]));
    const { exit, stderr } = await sandbox.run([
      'evidence',
      'post.md',
      'other/post.md',
      '--from',
      'issues.json',
      '--out',
      'out',
    ]);
    expect([exit, stderr]).toEqual([
      2,
      'post.md and other/post.md would both be written as post.evidence.json: leave out --out, or ask for one at a time\n',
    ]);
  });
});

describe('addresses in trackers', () => {
  test.each([
    ['https://github.com/A/b/issues/12', 'github.com/a/b#12'],
    ['http://www.github.com/a/b/pull/012/files?x#diff-1', 'github.com/a/b#12'],
    ['https://github.com/a/b/commit/0123ABC', 'github.com/a/b@0123abc'],
    ['https://gitlab.example.org/g/h/p/-/merge_requests/7', 'gitlab.example.org/g/h/p!7'],
    ['https://gitlab.example.org/g/h/p/-/issues/7', 'gitlab.example.org/g/h/p#7'],
    ['https://tracker.example.org/browse/ABC-1', 'https://tracker.example.org/browse/ABC-1'],
  ])('%s is %s', (address, key) => expect(trackerKey(address)).toBe(key));

  test.each([
    'https://github.com/a/b/issues/12#issuecomment-1',
    'https://github.com/a/b/pull/12/files#discussion_r1',
    'https://github.com/a/b/issues',
    'https://github.com/a/issues/12',
    'https://user@github.com/a/b/issues/12',
    'javascript:https://github.com/a/b/issues/12',
  ])('%s is none', (address) => expect(readTrackerAddress(address)).toBeNull());
});
