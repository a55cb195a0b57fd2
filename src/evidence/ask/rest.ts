import { UserError } from '../../errors.ts';
import type { TrackerAnswer } from '../../domain/evidence.ts';
import { trackerKey } from '../../domain/tracker-address.ts';
import { JsonValue } from '../../read/saved/json-value.ts';
import { bareAnswer } from '../answer.ts';
import type { Question } from '../questions.ts';
import { readRestIssue } from '../rest-issue.ts';
import type { Client } from './client.ts';
import { isFailure, type Failure, type Reply } from './reply.ts';
import { limitEnd, refusalSentence } from './failures.ts';
import type { Asking } from './ledger.ts';

/** What an earlier run was answered. */
export interface Earlier {
  readonly answer: TrackerAnswer;
  /** The version of that answer, in the words of the server. */
  readonly etag: string;
}

/** Asks by REST, one question a request. Returns why no more can be asked, or null where all were. */
export async function askByRest(
  questions: readonly Question[],
  client: Client,
  asking: Asking,
  earlier: (question: Question) => Earlier | undefined,
): Promise<string | null> {
  for (const question of questions) {
    const stopped = await askOneByRest(question, client, null, asking, earlier(question));
    if (stopped !== null) return stopped;
  }
  return null;
}

/** Asks one question by REST. Returns why no more can be asked, or null. `token`: how the token is called, if there is one. */
export async function askOneByRest(
  question: Question,
  client: Client,
  token: string | null,
  asking: Asking,
  earlier: Earlier | undefined,
): Promise<string | null> {
  const reply = await follow(client, pathOf(question), earlier?.etag);
  if (isFailure(reply)) return reply.failure;
  const { host } = new URL(client.api);
  const refused = refusalSentence(reply, host, token);
  if (refused !== null) return refused;
  note(question, reply, host, asking, earlier);
  return String(reply.headers['x-ratelimit-remaining'] ?? '') === '0'
    ? `${host} answers no more questions${token === null ? ' without a token' : ''} ${limitEnd(reply.headers)}: run again then, with --resume`
    : null;
}

function pathOf({ owner, repository, number, commit }: Question): string {
  const place = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}`;
  return number === null ? `${place}/commits/${encodeURIComponent(commit ?? '')}` : `${place}/issues/${number}`;
}

/** A transferred issue redirects once, or twice where its new repository was renamed. */
export const mostRedirects = 3;

/** Follows redirects within the same interface; a reply that leads anywhere else is given back as it is. */
async function follow(client: Client, path: string, etag: string | undefined): Promise<Reply | Failure> {
  let reply = await client.get(path, etag);
  for (let hop = 0; hop < mostRedirects; hop += 1) {
    if (isFailure(reply) || ![301, 302, 307, 308].includes(reply.status)) return reply;
    const address = String(reply.headers['location'] ?? '');
    const target = URL.canParse(address, client.api) ? new URL(address, client.api).href : '';
    if (!target.startsWith(`${client.api}/`)) return reply;
    reply = await client.get(target.slice(client.api.length), etag);
  }
  return reply;
}

function note(question: Question, reply: Reply, host: string, asking: Asking, earlier: Earlier | undefined): void {
  const { ledger, today } = asking;
  const { status, headers } = reply;
  const state = isWordOfGithub(reply) ? lostStates[status] : undefined;
  if (state !== undefined) ledger.answer(question, bareAnswer(question.url, state, today));
  else if (status === 304 && earlier !== undefined)
    ledger.answer(question, { ...earlier.answer, asked: today }, earlier.etag);
  else if (status === 200) noteFound(question, reply, host, asking);
  else if (status >= 300 && status < 400)
    ledger.fail(question, `${host} sends on to ${hostOf(headers['location'])}, which is not followed`);
  else ledger.fail(question, `${host} answered ${status}`);
}

function noteFound(question: Question, { data, headers }: Reply, host: string, asking: Asking): void {
  const { ledger, today, people } = asking;
  try {
    const etag = headers['etag'];
    const answer = readFound(question, new JsonValue(data, host), today, people);
    ledger.answer(question, answer, typeof etag === 'string' ? etag : null);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    ledger.fail(question, `${host} answered with something that cannot be read`);
  }
}

function readFound(question: Question, item: JsonValue, today: string, people: boolean): TrackerAnswer {
  const known = bareAnswer(question.url, 'present', today);
  if (question.commit !== null) {
    const title = item.field('commit').field('message').text().split('\n')[0] ?? '';
    return { ...known, kind: 'commit', title };
  }
  const url = item.field('html_url').text();
  const movedTo = trackerKey(url) === trackerKey(question.url) ? null : url;
  return { ...known, ...readRestIssue(item, people), movedTo };
}

/** GitHub says in JSON why it refuses; a page comes from something before it, and says nothing of an issue. */
function isWordOfGithub({ data }: Reply): boolean {
  return typeof data === 'object' && data !== null && 'message' in data;
}

function hostOf(address: string | number | undefined): string {
  return typeof address === 'string' && URL.canParse(address) ? new URL(address).host : 'another address';
}

/** 410 is what GitHub answers for an issue that was deleted, 422 for a commit that it does not know. */
const lostStates: { readonly [status: number]: TrackerAnswer['state'] } = {
  403: 'no-access',
  404: 'not-found',
  410: 'deleted',
  422: 'not-found',
  451: 'no-access',
};
