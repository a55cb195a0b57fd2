import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EvidenceFile } from '../../src/domain/evidence.ts';
import { answerPost, longestReply, replyLimit } from '../../src/cli/commands/evidence-one.ts';
import { questionsPerRequest } from '../../src/evidence/ask/graphql.ts';
import { mostRedirects } from '../../src/evidence/ask/rest.ts';
import { allRuns } from '../all-runs.ts';
import { makeSandbox, type Sandbox } from '../cli/commands/sandbox.ts';
import { run, type Run } from '../run.ts';
import { sendJson, startGithub, type GithubServer, type Known } from './github-server.ts';

const secret = 'ghs_0123456789secret';
const repository = 'orchard-example/orchard';
let github: GithubServer;
let sandbox: Sandbox;

beforeEach(async () => {
  github = await startGithub();
  sandbox = makeSandbox();
});

afterEach(async () => {
  await github.close();
  sandbox.remove();
});

/** Runs the command on a post, with `server` standing for the interface of github.com. */
function evidence(words: readonly string[] = [], token: string | null = secret): Promise<Run> {
  const environment = token === null ? {} : { GH_ENTERPRISE_TOKEN: token };
  return run(['evidence', 'post.md', '--api', `github.com=${github.origin}`, ...words], {
    folder: sandbox.folder,
    environment,
  });
}

/** A post with one finding for each cell of status. */
function writePost(...rows: readonly (readonly [issue: string, status: string])[]): void {
  const lines = rows.map(([issue, status], at) => `| ${at + 1} | Finding ${at + 1} | ${issue} | ${status} |`);
  sandbox.write('post.md', `| # | Title | Issue | Status |\n| - | - | - | - |\n${lines.join('\n')}\n`);
}

function knows(items: { readonly [key: string]: Known }): void {
  for (const [key, item] of Object.entries(items)) github.known.set(`${repository}${key}`, item);
}

const link = (number: number, what = 'issues'): string => `https://github.com/${repository}/${what}/${number}`;
const written = (): EvidenceFile => JSON.parse(sandbox.read('post.evidence.json')) as EvidenceFile;
const answers = (): object => Object.fromEntries(written().answers.map(({ url, ...rest }) => [url, rest]));
const hash = '0123456789abcdef0123456789abcdef01234567';

describe('what is asked', () => {
  test('issues, pull requests and commits of findings, statuses and remaining work, each once', async () => {
    sandbox.write(
      'post.md',
      `| # | Title | Issue | Status |
| - | - | - | - |
| 1 | One | ${link(10)} | fixed in ${link(20, 'pull')} |
| 2 | Two | ${link(9)}, ${link(10)} | fixed in https://github.com/${repository}/commit/${hash} |
| 3 | Three | ${link(11)}#issuecomment-5 | see https://example.org/a |

| Title | Issue | Benefit | Complexity | Time |
| - | - | - | - | - |
| One | ${link(12)} | High | Low | Low |
`,
    );
    knows({
      '#9': { title: 'Two' },
      '#10': { title: 'One' },
      '#20': { title: 'Fix', pull: true },
      '#12': { title: 'W' },
    });
    github.known.set(`${repository}@${hash}`, { title: 'Fix two' });
    expect(await evidence()).toMatchObject({ exit: 0, stderr: '' });
    expect(Object.keys(answers())).toEqual([
      link(9),
      link(10),
      link(12),
      link(20, 'pull'),
      `https://github.com/${repository}/commit/${hash}`,
    ]);
    expect(github.received).toHaveLength(1);
  });

  test('nothing of a post becomes part of the query', async () => {
    const owner = 'a"){x}';
    writePost(
      [`https://github.com/${encodeURIComponent(owner)}/b/issues/1`, 'open'],
      [link(10), 'open'],
      ['https://github.com/../x/issues/1', 'open'],
    );
    knows({ '#10': { title: 'One' } });
    const { exit, stderr } = await evidence();
    expect([exit, stderr]).toEqual([1, expect.stringContaining('it is no address that github.com could have given')]);
    const { query } = JSON.parse(github.received[0]!.body) as { query: string };
    expect(query).not.toContain('orchard');
    expect(github.received[0]!.body).not.toContain('x}');
  });

  test('a host that no option names is not asked', async () => {
    writePost([link(10), 'open'], ['https://git.evil.example/a/b/issues/1', 'open']);
    knows({ '#10': { title: 'One' } });
    const { exit, stderr } = await evidence();
    expect([exit, stderr]).toEqual([
      1,
      'post.md: no answer about https://git.evil.example/a/b/issues/1: git.evil.example is not asked; where it is a GitHub Enterprise Server, name its interface with --api\n',
    ]);
    expect(written().unanswered).toHaveLength(1);
  });

  test('a post that refers to nothing has nothing to ask', async () => {
    writePost(['', 'open']);
    expect(await evidence()).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('there is nothing to ask') as string,
    });
  });
});

describe('what is answered', () => {
  test('by GraphQL, in full', async () => {
    writePost([link(10), `fixed in ${link(20, 'pull')}`], [link(11), 'open'], [link(12), 'open'], [link(13), 'open']);
    knows({
      '#10': {
        title: 'Gate',
        state: 'CLOSED',
        reason: 'COMPLETED',
        closedAt: '2031-05-03T08:00:00Z',
        labels: ['b', 'a'],
        milestone: 'M1',
        assignees: ['x', 'y'],
      },
      '#20': {
        title: 'Fix gate',
        pull: true,
        state: 'MERGED',
        mergedAt: '2031-05-02T08:00:00Z',
        closedAt: '2031-05-02T08:00:00Z',
      },
      '#11': { title: 'Hose', reopened: ['2031-06-01T00:00:00Z', '2031-05-01T00:00:00Z'], reason: 'REOPENED' },
      '#12': { title: 'Well', state: 'CLOSED', reason: 'NOT_PLANNED', closedAt: '2031-05-03T08:00:00Z' },
      '#13': { title: 'Pump', state: 'CLOSED', reason: 'DUPLICATE', url: `https://github.com/other/place/issues/4` },
    });
    expect((await evidence()).exit).toBe(0);
    const opened = '2031-01-01T00:00:00Z';
    expect(answers()).toEqual({
      [link(10)]: { state: 'closed', kind: 'issue', reason: 'completed', title: 'Gate', opened, closed: '2031-05-03T08:00:00Z', reopened: 0, labels: ['a', 'b'], milestone: 'M1', assignees: 2 },
      [link(11)]: { state: 'open', kind: 'issue', title: 'Hose', opened, reopened: 2, lastReopened: '2031-06-01T00:00:00Z', assignees: 0 },
      [link(12)]: { state: 'closed', kind: 'issue', reason: 'not-planned', title: 'Well', opened, closed: '2031-05-03T08:00:00Z', reopened: 0, assignees: 0 },
      [link(13)]: { state: 'closed', kind: 'issue', reason: 'duplicate', title: 'Pump', opened, reopened: 0, assignees: 0, movedTo: 'https://github.com/other/place/issues/4' },
      [link(20, 'pull')]: { state: 'merged', kind: 'pull', title: 'Fix gate', opened, closed: '2031-05-02T08:00:00Z', merged: '2031-05-02T08:00:00Z', reopened: 0, assignees: 0 },
    }); // prettier-ignore
    expect(written().from).toEqual([`${github.origin}/graphql`]);
    expect(sandbox.read('post.evidence.json')).not.toContain('"x"');
  });

  test('by REST without a token, the same as far as it tells', async () => {
    writePost(
      [link(10), `fixed in ${link(20, 'pull')}`],
      [link(11), `fixed in https://github.com/${repository}/commit/${hash}`],
    );
    knows({
      '#10': {
        title: 'Gate',
        state: 'CLOSED',
        reason: 'COMPLETED',
        closedAt: '2031-05-03T08:00:00Z',
        labels: ['b', 'a'],
      },
      '#20': { title: 'Fix gate', pull: true, state: 'CLOSED', mergedAt: '2031-05-02T08:00:00Z' },
      '#11': { title: 'Hose', url: 'https://github.com/other/place/issues/4' },
    });
    github.known.set(`${repository}@${hash}`, { title: 'Fix two' });
    expect((await evidence([], null)).exit).toBe(0);
    const opened = '2031-01-01T00:00:00Z';
    const etag = expect.any(String) as string;
    expect(answers()).toEqual({
      [link(10)]: { state: 'closed', kind: 'issue', reason: 'completed', title: 'Gate', opened, closed: '2031-05-03T08:00:00Z', labels: ['a', 'b'], assignees: 0, etag },
      [link(11)]: { state: 'open', kind: 'issue', title: 'Hose', opened, assignees: 0, movedTo: 'https://github.com/other/place/issues/4', etag },
      [link(20, 'pull')]: { state: 'merged', kind: 'pull', title: 'Fix gate', opened, merged: '2031-05-02T08:00:00Z', assignees: 0, etag },
      [`https://github.com/${repository}/commit/${hash}`]: { state: 'present', kind: 'commit', title: 'Fix two', etag },
    }); // prettier-ignore
  });

  test('names of people only where they are asked for', async () => {
    writePost([link(10), 'open']);
    knows({ '#10': { title: 'Gate', assignees: ['y', 'x'] } });
    await evidence(['--with-people']);
    expect(answers()).toMatchObject({ [link(10)]: { assignees: 2, people: ['x', 'y'] } });
  });

  test('the same bytes when it is asked again', async () => {
    writePost([link(10), 'open'], [link(11), 'open']);
    knows({ '#10': { title: 'Gate' }, '#11': { title: 'Hose' } });
    await evidence();
    const first = sandbox.read('post.evidence.json');
    await evidence();
    expect(sandbox.read('post.evidence.json')).toBe(first);
  });

  test('what GitHub does not know, at once for a repository that is not there', async () => {
    writePost([link(10), 'open'], [link(11), 'open'], ['https://github.com/gone/gone/issues/1', 'open']);
    knows({ '#10': { title: 'Gate' } });
    expect((await evidence()).exit).toBe(0);
    expect(answers()).toMatchObject({
      [link(11)]: { state: 'not-found' },
      'https://github.com/gone/gone/issues/1': { state: 'not-found' },
    });
    expect(github.received.map(({ path }) => path)).toEqual(['/graphql', `/repos/${repository}/issues/11`]);
  });

  test.each([
    [questionsPerRequest, 1],
    [questionsPerRequest + 1, 2],
  ])('questionsPerRequest: %d questions in %d requests', async (count, requests) => {
    writePost(...Array.from({ length: count }, (_, at) => [link(at + 1), 'open'] as const));
    for (let at = 1; at <= count; at += 1) knows({ [`#${at}`]: { title: `Finding ${at}` } });
    expect((await evidence()).exit).toBe(0);
    expect(written().answers).toHaveLength(count);
    expect(github.received).toHaveLength(requests);
  });

  test('longestReply: one reply may take as long as all, but no longer than that', () => {
    expect([-1, 0, 1].map((more) => replyLimit((longestReply + more) / 1000))).toEqual([
      longestReply - 1,
      longestReply,
      longestReply,
    ]);
  });

  const many = allRuns ? 1000 : 250;
  test(`${many} questions in few requests, and in a time that grows with their number`, async () => {
    writePost(...Array.from({ length: many }, (_, at) => [link(at + 1), 'open'] as const));
    for (let at = 1; at <= many; at += 1) knows({ [`#${at}`]: { title: `Finding ${at}` } });
    // The time of the processor, that of the server included: others may keep it busy.
    const start = process.cpuUsage();
    expect((await evidence()).exit).toBe(0);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(many / 100);
    expect(written().answers).toHaveLength(many);
    expect(github.received.length).toBeLessThanOrEqual(many / 50);
  }, 60_000);
});

describe('what goes wrong', () => {
  const rest = `/repos/${repository}/issues/10`;
  const limits = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1952856000' };

  test.each([
    [
      '429',
      429,
      { message: 'slow down' },
      { 'retry-after': '60' },
      'answers no more questions for 60 s: run again then, with --resume',
    ],
    [
      '401',
      401,
      { message: 'Bad credentials' },
      {},
      'refuses the token of GH_ENTERPRISE_TOKEN (401): it may have expired',
    ],
    [
      '403 with a limit',
      403,
      { message: 'API rate limit exceeded' },
      limits,
      'answers no more questions until 2031-11-19 12:00 UTC: run again then, with --resume',
    ],
    [
      '403 with a second limit',
      403,
      { message: 'You have exceeded a secondary rate limit' },
      {},
      'answers no more questions for some time: run again then, with --resume',
    ],
    [
      'a limit among the errors',
      200,
      { errors: [{ type: 'RATE_LIMITED', message: 'limit' }] },
      limits,
      'answers no more questions until 2031-11-19 12:00 UTC: run again then, with --resume',
    ],
  ])('%s ends the run', async (_, status, body, headers, sentence) => {
    writePost([link(10), 'open']);
    github.intercept = (_request, response) => sendJson(response, status, body, headers);
    const result = await evidence();
    expect(result).toEqual({
      exit: 2,
      stdout: 'post.md: 0 of 1 address answered\n',
      stderr: `post.md: ${new URL(github.origin).host} ${sentence}\n`,
    });
    expect(existsSync(join(sandbox.folder, 'post.evidence.json'))).toBe(false);
    expect(github.received).toHaveLength(1);
  });

  test.each([
    [404, 'not-found'],
    [410, 'deleted'],
    [403, 'no-access'],
    [451, 'no-access'],
  ])('%i is an answer about one address: %s', async (status, state) => {
    writePost([link(10), 'open'], [link(11), 'open']);
    knows({ '#11': { title: 'Hose' } });
    github.intercept = ({ path }, response) => path === rest && sendJson(response, status, { message: 'no' });
    expect((await evidence([], null)).exit).toBe(0);
    expect(answers()).toMatchObject({ [link(10)]: { state }, [link(11)]: { state: 'open' } });
  });

  test.each([
    ['500', (response: Parameters<typeof sendJson>[0]) => sendJson(response, 500, {}), 'answered 500'],
    [
      'broken JSON',
      (response: Parameters<typeof sendJson>[0]) => (
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"html_url'),
        true
      ),
      'answered with something that cannot be read',
    ],
    [
      'another shape',
      (response: Parameters<typeof sendJson>[0]) => sendJson(response, 200, { html_url: 5 }),
      'answered with something that cannot be read',
    ],
    [
      'a page',
      (response: Parameters<typeof sendJson>[0]) => (
        response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
        true
      ),
      'answered with something that cannot be read',
    ],
  ])('%s: one address has no answer, the others have', async (_, answer, sentence) => {
    writePost([link(10), 'open'], [link(11), 'open']);
    knows({ '#11': { title: 'Hose' } });
    github.intercept = ({ path }, response) => path === rest && answer(response);
    const { exit, stderr } = await evidence([], null);
    expect([exit, stderr]).toEqual([
      1,
      `post.md: no answer about ${link(10)}: ${new URL(github.origin).host} ${sentence}\n`,
    ]);
    expect(Object.keys(answers())).toEqual([link(11)]);
  });

  test('a page of a proxy is no answer about an address', async () => {
    writePost([link(10), 'open']);
    github.intercept = (_, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<p>blocked</p>');
      return true;
    };
    expect(await evidence([], null)).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('answered 404') as string,
    });
  });

  test('a run that is ended keeps what was answered', async () => {
    writePost([link(10), 'open'], [link(11), 'open']);
    knows({ '#10': { title: 'Gate' } });
    const stop = new AbortController();
    github.intercept = ({ path }) => {
      if (path.endsWith('/11')) stop.abort();
      return path.endsWith('/11');
    };
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    const input = { path: join(sandbox.folder, 'post.md'), shown: 'post.md' };
    const exit = await answerPost(
      input,
      {
        out: null,
        api: [`github.com=${github.origin}`],
        useGh: false,
        resume: false,
        people: false,
        from: null,
        asked: null,
        seconds: 60,
        reading: { folder: sandbox.folder, limit: 1e6 },
        environment: {},
        terminal: { print: say, warn: say, block: say, quiet: false, screen: null, note: say, progress: () => {} },
      },
      stop.signal,
    );
    expect(exit).toBe(1);
    expect(said).toContain('post.md: the run ended before it was asked');
    expect(Object.keys(answers())).toEqual([link(10)]);
  });

  test('broken JSON from GraphQL is no answer either', async () => {
    writePost([link(10), 'open']);
    github.intercept = (_, response) => (
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"da'),
      true
    );
    expect(await evidence()).toMatchObject({ exit: 2, stderr: expect.stringContaining('cannot be read') as string });
  });

  test('a transferred issue is followed within GitHub, with what it is now', async () => {
    writePost([link(10), 'open']);
    github.intercept = ({ path }, response) => {
      if (path === rest) return sendJson(response, 301, {}, { location: `${github.origin}/repositories/7/issues/3` });
      if (path !== '/repositories/7/issues/3') return false;
      return sendJson(response, 200, {
        html_url: 'https://github.com/other/place/issues/3',
        title: 'Gate',
        state: 'closed',
      });
    };
    knows({ '#99': { title: 'so that the repository is there' } });
    expect((await evidence()).exit).toBe(0);
    expect(answers()).toMatchObject({
      [link(10)]: { state: 'closed', movedTo: 'https://github.com/other/place/issues/3' },
    });
  });

  test('a redirect to another host is not followed', async () => {
    const other = await startGithub();
    try {
      writePost([link(10), 'open']);
      github.intercept = (_, response) => sendJson(response, 302, {}, { location: `${other.origin}${rest}` });
      const { exit, stderr } = await evidence([], null);
      expect([exit, stderr]).toEqual([
        2,
        expect.stringContaining(`sends on to ${new URL(other.origin).host}, which is not followed`),
      ]);
      expect((await evidence()).exit).toBe(2);
      expect(other.received).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test('a redirect in a circle ends', async () => {
    writePost([link(10), 'open']);
    github.intercept = (_, response) => sendJson(response, 301, {}, { location: `${github.origin}${rest}` });
    expect((await evidence([], null)).exit).toBe(2);
    expect(github.received).toHaveLength(mostRedirects + 1);
  });

  test('a server that hangs ends with the time, and what was answered stays', async () => {
    writePost([link(10), 'open'], [link(11), 'open']);
    knows({ '#10': { title: 'Gate' } });
    github.intercept = ({ path }) => path.endsWith('/11');
    const { exit, stderr } = await evidence(['--timeout', '1'], null);
    expect([exit, stderr]).toEqual([
      1,
      expect.stringMatching(/did not answer within 1 s|the run ended before it was asked/),
    ]);
    expect(Object.keys(answers())).toEqual([link(10)]);
  });

  test('a server that is not there is one sentence', async () => {
    writePost([link(10), 'open']);
    await github.close();
    const { exit, stderr } = await evidence();
    expect([exit, stderr]).toEqual([
      2,
      `post.md: ${new URL(github.origin).host} refuses the connection (ECONNREFUSED)\n`,
    ]);
  });
});

describe('asking again', () => {
  const limited = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1952856000' };

  test('with --resume only what has no answer yet, and nothing where all have one', async () => {
    writePost([link(10), 'open'], [link(11), 'open']);
    knows({ '#10': { title: 'Gate' }, '#11': { title: 'Hose' } });
    github.intercept = ({ path }, response) =>
      path.endsWith('/11') && sendJson(response, 403, { message: 'API rate limit exceeded' }, limited);
    const first = await evidence([], null);
    expect([first.exit, first.stderr]).toEqual([
      1,
      expect.stringContaining('answers no more questions without a token until 2031-11-19 12:00 UTC'),
    ]);
    github.intercept = null;
    github.received.length = 0;
    expect((await evidence(['--resume'], null)).exit).toBe(0);
    expect(github.received.map(({ path }) => path)).toEqual([`/repos/${repository}/issues/11`]);
    expect(Object.keys(answers())).toEqual([link(10), link(11)]);
    expect(written()).not.toHaveProperty('unanswered');
    github.received.length = 0;
    expect((await evidence(['--resume'], null)).exit).toBe(0);
    expect(github.received).toEqual([]);
  });

  test('no question is sent once the last one of an hour was answered', async () => {
    writePost([link(10), 'open'], [link(11), 'open']);
    knows({ '#11': { title: 'Hose' } });
    github.intercept = ({ path }, response) =>
      path.endsWith('/10') && sendJson(response, 200, { html_url: link(10), title: 'Gate', state: 'open' }, limited);
    expect((await evidence([], null)).exit).toBe(1);
    expect(github.received).toHaveLength(1);
  });

  test('what did not change is not sent again', async () => {
    writePost([link(10), 'open']);
    knows({ '#10': { title: 'Gate' } });
    await evidence([], null);
    const first = sandbox.read('post.evidence.json');
    await evidence([], null);
    expect(github.received.map(({ etag }) => etag)).toEqual([undefined, `W/"${repository}#10"`]);
    expect(sandbox.read('post.evidence.json')).toBe(first);
  });

  test('an answer of another day keeps its day where the tracker is silent', async () => {
    writePost([link(10), 'open'], [link(11), 'open']);
    const old = {
      kind: 'evidence',
      schemaVersion: 1,
      asked: '2025-01-02',
      answers: [
        { url: link(10), state: 'open' },
        { url: link(99), state: 'open' },
      ],
    };
    sandbox.write('post.evidence.json', JSON.stringify(old));
    knows({ '#11': { title: 'Hose' } });
    github.intercept = ({ path }, response) => path.endsWith('/10') && sendJson(response, 500, {});
    expect((await evidence([], null)).exit).toBe(1);
    expect(answers()).toMatchObject({
      [link(10)]: { state: 'open', asked: '2025-01-02' },
      [link(11)]: { state: 'open' },
    });
    expect(Object.keys(answers())).toHaveLength(2);
  });

  test('a file that is no evidence is not written over', async () => {
    writePost([link(10), 'open']);
    sandbox.write('post.evidence.json', '{"kind":"status"}');
    expect(await evidence()).toMatchObject({ exit: 2, stderr: 'post.evidence.json: /kind is not one of "evidence"\n' });
    expect(github.received).toEqual([]);
  });
});

test('a token is in no file and no message, whatever happens', async () => {
  writePost([link(10), 'open']);
  for (const status of [200, 401, 403, 404, 429, 500]) {
    github.intercept = (_, response) =>
      sendJson(response, status, { message: `your token ${secret}`, errors: [{ message: secret }] });
    const { stdout, stderr } = await evidence();
    expect(stdout + stderr).not.toContain(secret);
  }
  github.intercept = null;
  knows({ '#10': { title: 'Gate' } });
  await evidence();
  expect(github.received.at(-1)!.authorization).toBe(`bearer ${secret}`);
  expect(readFileSync(join(sandbox.folder, 'post.evidence.json'), 'utf8')).not.toContain(secret);
});
