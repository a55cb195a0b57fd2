import { request } from '@octokit/request';
import { RequestError } from '@octokit/request-error';
import { Agent, fetch as send, ProxyAgent } from 'undici';
import { failureSentence } from './failures.ts';
import { proxyFor, type Environment } from './proxy.ts';
import { isFailure, type Failure, type Reply } from './reply.ts';
import type { Token } from './token.ts';

/** Where questions are sent, and within which limits. */
export interface Service {
  /** The address of the REST interface, without a slash at its end. */
  readonly api: string;
  readonly token: Token | null;
  readonly environment: Environment;
  readonly limits: Limits;
  /** Stops everything: the time is up, or the user has had enough. */
  readonly signal: AbortSignal;
  /** How the program names itself to the server. */
  readonly userAgent: string;
}

/** How long is waited. */
export interface Limits {
  /** For one reply, in milliseconds. */
  readonly reply: number;
  /** Before each repetition of a request that a server could not answer, in milliseconds. */
  readonly retries: readonly number[];
}

/** Sends requests to one server, one after another. */
export interface Client {
  readonly api: string;
  readonly get: (path: string, etag?: string) => Promise<Reply | Failure>;
  readonly post: (address: string, body: object) => Promise<Reply | Failure>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a client. Whatever is asked, connections go to the server of `api` alone, or to the proxy of the environment;
 * redirects are not followed here, and the token is sent with every request, since there is no other receiver.
 */
export function openClient(service: Service): Client {
  const { api } = service;
  const { origin } = new URL(api);
  const proxy = proxyFor(api, service.environment);
  const dispatcher = proxy === null ? new Agent() : new ProxyAgent(proxy.href);
  const fetch = (address: string, options: object): unknown => {
    if (new URL(address).origin !== origin) throw new Error(`${address} is not of ${origin}`);
    return send(address, { ...options, dispatcher });
  };
  const ask = (route: string, headers: object, body: object): Promise<Reply | Failure> =>
    withRetries(service, () => attempt(service, proxy, fetch, route, headers, body));
  return {
    api,
    get: (path, etag) => ask(`GET ${api}${path}`, etag === undefined ? {} : { 'if-none-match': etag }, {}),
    post: (address, body) => ask(`POST ${address}`, {}, body),
    close: () => dispatcher.destroy(),
  };
}

/** A server or a proxy before it that is busy may answer a moment later. */
async function withRetries(service: Service, once: () => Promise<Reply | Failure>): Promise<Reply | Failure> {
  let result = await once();
  for (const delay of service.limits.retries) {
    if (isFailure(result) || ![502, 503, 504].includes(result.status)) return result;
    await pause(delay, service.signal);
    if (service.signal.aborted) return result;
    result = await once();
  }
  return result;
}

async function attempt(
  { api, token, limits, signal, userAgent }: Service,
  proxy: URL | null,
  fetch: (address: string, options: object) => unknown,
  route: string,
  headers: object,
  body: object,
): Promise<Reply | Failure> {
  const tooLong = AbortSignal.timeout(limits.reply);
  const late = (): Failure => ({ failure: lateSentence(api, signal.aborted, limits.reply) });
  try {
    const reply = await request(route, {
      ...body,
      headers: {
        ...headers,
        'user-agent': userAgent,
        ...(token === null ? {} : { authorization: `bearer ${token.value}` }),
      },
      request: { fetch, redirect: 'manual', signal: AbortSignal.any([signal, tooLong]), log: silent },
    });
    return signal.aborted || tooLong.aborted ? late() : replyOf(reply);
  } catch (error) {
    if (signal.aborted || tooLong.aborted) return late();
    if (error instanceof RequestError && error.response !== undefined) return replyOf(error.response);
    return { failure: failureSentence(error, new URL(api), proxy) };
  }
}

/** Octokit would print what a server says of its own interface. */
const nothing = (): void => {};
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function replyOf({ status, headers, data }: Reply): Reply {
  return { status, headers, data };
}

function lateSentence(api: string, stopped: boolean, limit: number): string {
  if (stopped) return 'the run ended before it was asked';
  return `${new URL(api).host} did not answer within ${Math.round(limit / 100) / 10} s`;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { setTimeout } = await import('node:timers/promises');
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}
