import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openClient, type Service } from '../../src/evidence/ask/client.ts';
import { failureSentence } from '../../src/evidence/ask/failures.ts';
import { proxyFor } from '../../src/evidence/ask/proxy.ts';
import { isFailure } from '../../src/evidence/ask/reply.ts';
import { hostsOf } from '../../src/evidence/ask/service.ts';
import { githubApi, tokenFor } from '../../src/evidence/ask/token.ts';
import { closeServer, listen, sendJson, startGithub, type GithubServer } from './github-server.ts';

const enterprise = 'https://ghe.example.org/api/v3';

describe('a token goes to its own host alone', () => {
  const all = { GITHUB_TOKEN: 'a', GH_TOKEN: 'b', GH_ENTERPRISE_TOKEN: 'c', GITHUB_ENTERPRISE_TOKEN: 'd' };

  test.each([
    [githubApi, all, 'a'],
    [githubApi, { GH_TOKEN: 'b' }, 'b'],
    [githubApi, { GH_ENTERPRISE_TOKEN: 'c' }, null],
    [enterprise, all, 'c'],
    [enterprise, { GITHUB_ENTERPRISE_TOKEN: ' d\n' }, 'd'],
    [enterprise, { GITHUB_TOKEN: 'a', GH_TOKEN: 'b' }, null],
    [enterprise, { GITHUB_TOKEN: 'a', GITHUB_API_URL: enterprise }, 'a'],
    [githubApi, { GITHUB_TOKEN: 'a', GITHUB_API_URL: enterprise }, null],
    ['https://evil.example/api/v3', { ...all, GITHUB_API_URL: enterprise }, 'c'],
    [githubApi, { GITHUB_TOKEN: '' }, null],
  ])('%s with %o: %s', (api, environment, token) => {
    expect(tokenFor(api, environment)?.value ?? null).toBe(token);
  });

  test('and is a token', () => {
    expect(() => tokenFor(githubApi, { GITHUB_TOKEN: 'a b' })).toThrow('GITHUB_TOKEN holds no token');
    expect(() => tokenFor(githubApi, { GITHUB_TOKEN: 'a\r\nX-Evil: 1' })).toThrow('GITHUB_TOKEN holds no token');
  });
});

describe('the hosts that are asked', () => {
  test.each([
    [[], [{ name: 'github.com', api: githubApi }]],
    [
      [enterprise],
      [
        { name: 'github.com', api: githubApi },
        { name: 'ghe.example.org', api: enterprise },
      ],
    ],
    [
      ['https://api.octo.ghe.com/'],
      [
        { name: 'github.com', api: githubApi },
        { name: 'octo.ghe.com', api: 'https://api.octo.ghe.com' },
      ],
    ],
    [['github.com=http://127.0.0.1:8080'], [{ name: 'github.com', api: 'http://127.0.0.1:8080' }]],
  ])('%j', (named, hosts) => expect(hostsOf(named)).toEqual(hosts));

  test.each([
    ['ghe.example.org', 'is no address; write https://host/api/v3'],
    ['http://ghe.example.org/api/v3', 'must begin with https://, since a token is sent there'],
    ['http://127.0.0.1.example.org/', 'must begin with https://, since a token is sent there'],
    ['file:///etc/passwd', 'must begin with https://, since a token is sent there'],
    ['https://user:word@ghe.example.org/', 'is no plain address; write https://host/api/v3'],
    ['https://ghe.example.org/?a=1', 'is no plain address; write https://host/api/v3'],
  ])('%s is refused', (word, sentence) => expect(() => hostsOf([word])).toThrow(`--api ${word}: ${sentence}`));

  test('one host has one interface', () => {
    expect(() => hostsOf([enterprise, 'ghe.example.org=https://other.example'])).toThrow(
      '--api names two interfaces for ghe.example.org',
    );
  });
});

describe('proxies', () => {
  const proxy = 'http://proxy.example:3128';

  test.each([
    [{ HTTPS_PROXY: proxy }, `${proxy}/`],
    [{ https_proxy: 'proxy.example:3128' }, `${proxy}/`],
    [{ HTTP_PROXY: proxy }, null],
    [{ HTTPS_PROXY: proxy, NO_PROXY: 'localhost, .github.com' }, null],
    [{ HTTPS_PROXY: proxy, NO_PROXY: 'api.github.com:443' }, null],
    [{ HTTPS_PROXY: proxy, NO_PROXY: 'hub.com' }, `${proxy}/`],
    [{ HTTPS_PROXY: proxy, no_proxy: '*' }, null],
    [{}, null],
  ])('%o: %s', (environment, expected) => expect(proxyFor(githubApi, environment)?.href ?? null).toBe(expected));

  test('what is no address is refused, without its password', () => {
    expect(() => proxyFor(githubApi, { HTTPS_PROXY: 'socks5://user:word@proxy' })).toThrow(
      /^HTTPS_PROXY names no proxy: write http:\/\/host:port$/,
    );
  });
});

describe('one sentence says why a server cannot be reached', () => {
  const api = new URL(githubApi);
  const failed = (code: string): Error =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('secret'), { code }) });

  test.each([
    ['ENOTFOUND', 'api.github.com is not known: there is no such name, or no network (ENOTFOUND)'],
    ['ECONNREFUSED', 'api.github.com refuses the connection (ECONNREFUSED)'],
    ['UND_ERR_CONNECT_TIMEOUT', 'api.github.com does not answer (UND_ERR_CONNECT_TIMEOUT)'],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'the connection to api.github.com is not safe (SELF_SIGNED_CERT_IN_CHAIN); NODE_EXTRA_CA_CERTS names the certificate of an authority of your own',
    ],
    [
      'CERT_HAS_EXPIRED',
      'the connection to api.github.com is not safe (CERT_HAS_EXPIRED); NODE_EXTRA_CA_CERTS names the certificate of an authority of your own',
    ],
    ['EWHATEVER', 'api.github.com cannot be reached (EWHATEVER)'],
  ])('%s', (code, sentence) => expect(failureSentence(failed(code), api, null)).toBe(sentence));

  test('and that the proxy is at fault', () => {
    expect(failureSentence(failed('ECONNREFUSED'), api, new URL('http://user:word@proxy:1'))).toBe(
      'the proxy proxy:1 refuses the connection (ECONNREFUSED)',
    );
  });
});

describe('a client', () => {
  let github: GithubServer;
  const closing: (() => Promise<void>)[] = [];
  const service = (change: Partial<Service> = {}): Service => ({
    api: github.origin,
    token: { value: 'secret', from: 'TEST' },
    environment: {},
    limits: { reply: 5000, retries: [0, 0] },
    signal: new AbortController().signal,
    userAgent: 'test',
    ...change,
  });
  const get = async (change: Partial<Service> = {}) => {
    const client = openClient(service(change));
    try {
      return await client.get('/repos/a/b/issues/1');
    } finally {
      await client.close();
    }
  };

  beforeEach(async () => {
    github = await startGithub();
    closing.push(github.close);
  });

  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  test.each([502, 503, 504])('asks again where a server answers %i', async (status) => {
    github.intercept = (_, response) => github.received.length < 3 && sendJson(response, status, {});
    github.known.set('a/b#1', { title: 'A' });
    expect(await get()).toMatchObject({ status: 200 });
    expect(github.received).toHaveLength(3);
  });

  test('gives up after as many times as it was told', async () => {
    github.intercept = (_, response) => sendJson(response, 502, {});
    expect(await get()).toMatchObject({ status: 502 });
    expect(github.received).toHaveLength(3);
  });

  test('does not wait longer for a reply than it may, be it late or endless', async () => {
    github.intercept = () => true;
    expect(await get({ limits: { reply: 50, retries: [] } })).toEqual({
      failure: `${new URL(github.origin).host} did not answer within 0.1 s`,
    });
    github.intercept = (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).write('{') || true;
    expect(await get({ limits: { reply: 50, retries: [] } })).toHaveProperty('failure');
  });

  test('stops at once when it shall', async () => {
    const stop = new AbortController();
    github.intercept = () => {
      stop.abort();
      return true;
    };
    expect(await get({ signal: stop.signal })).toEqual({ failure: 'the run ended before it was asked' });
  });

  test('goes through the proxy of the environment, which sees where, and no token', async () => {
    const seen: string[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url, headers }, socket: Socket) => {
      seen.push(`${url} ${headers.authorization ?? 'no token'}`);
      const { port } = new URL(github.origin);
      const target = connect(Number(port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      closing.push(async () => void target.destroy());
    });
    await listen(proxy);
    closing.push(() => closeServer(proxy));
    github.known.set('a/b#1', { title: 'A' });
    const environment = { HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
    expect(await get({ environment })).toMatchObject({ status: 200 });
    expect(seen).toEqual([`${new URL(github.origin).host} no token`]);
    expect(github.received[0]?.authorization).toBe('bearer secret');
  });

  test('says that a proxy refuses', async () => {
    const proxy = createServer();
    proxy.on('connect', (_, socket: Socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    await listen(proxy);
    closing.push(() => closeServer(proxy));
    const { port } = proxy.address() as AddressInfo;
    const result = await get({ environment: { HTTP_PROXY: `http://user:word@127.0.0.1:${port}` } });
    expect(result).toEqual({
      failure: `the proxy 127.0.0.1:${port} refuses to connect to ${new URL(github.origin).host} (403)`,
    });
  });

  test('refuses a server that does not speak TLS', async () => {
    const plain = createServer();
    await listen(plain);
    closing.push(() => closeServer(plain));
    const { port } = plain.address() as AddressInfo;
    const result = await get({ api: `https://127.0.0.1:${port}` });
    expect(isFailure(result) && result.failure).toMatch(/^the connection to 127\.0\.0\.1:\d+ is not safe \(ERR_SSL/);
  });
});
