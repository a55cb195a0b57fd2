import { UserError } from '../../errors.ts';
import { JsonValue } from '../../read/saved/json-value.ts';
import { optional } from '../../read/saved/answer.ts';
import { bareAnswer } from '../answer.ts';
import type { Question } from '../questions.ts';
import type { Client } from './client.ts';
import { isFailure, type Reply } from './reply.ts';
import { refusalSentence } from './failures.ts';
import { readItem } from './graphql-item.ts';
import type { Asking } from './ledger.ts';
import { buildQuery, type AnswerPlace } from './query.ts';
import { askOneByRest } from './rest.ts';

/** Questions in one request. GitHub allows a query 500,000 nodes and ten seconds; 100 questions ask for about 13,000 nodes. */
export const questionsPerRequest = 100;

/** Asks by GraphQL, many questions a request. Returns why no more can be asked, or null where all were. */
export async function askByGraphql(
  questions: readonly Question[],
  client: Client,
  token: string,
  asking: Asking,
): Promise<string | null> {
  for (let at = 0; at < questions.length; at += questionsPerRequest) {
    const stopped = await askBatch(questions.slice(at, at + questionsPerRequest), client, token, asking);
    if (stopped !== null) return stopped;
  }
  return null;
}

/** The address of the GraphQL interface beside that of the REST interface. */
export function graphqlAddress(api: string): string {
  return api.endsWith('/api/v3') ? api.replace(/v3$/, 'graphql') : `${api}/graphql`;
}

async function askBatch(
  questions: readonly Question[],
  client: Client,
  token: string,
  asking: Asking,
): Promise<string | null> {
  const { query, variables, places } = buildQuery(questions, asking.people);
  const reply = await client.post(graphqlAddress(client.api), { query, variables });
  if (isFailure(reply)) return reply.failure;
  const { host } = new URL(client.api);
  const refused = refusalSentence(withGraphqlMessage(reply), host, token);
  if (refused !== null) return refused;
  if (reply.status !== 200) return failAll(questions, `${host} answered ${reply.status}`, asking);
  try {
    return await readBatch(places, new JsonValue(reply.data, host), client, token, asking);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return failAll(questions, `${host} answered with something that cannot be read`, asking);
  }
}

function failAll(questions: readonly Question[], because: string, { ledger }: Asking): null {
  for (const question of questions) ledger.fail(question, because);
  return null;
}

/** A limit that is reached is told with status 200, among the errors. */
function withGraphqlMessage(reply: Reply): Reply {
  const { data } = reply;
  if (reply.status !== 200 || typeof data !== 'object' || data === null || !('errors' in data)) return reply;
  const limited = JSON.stringify(data.errors).includes('"RATE_LIMITED"');
  return limited ? { ...reply, data: { message: 'rate limit' } } : reply;
}

async function readBatch(
  places: readonly AnswerPlace[],
  root: JsonValue,
  client: Client,
  token: string,
  asking: Asking,
): Promise<string | null> {
  const data = root.field('data');
  if (optional(data, () => true) === null) return askEachByRest(places, client, token, asking);
  const errors = errorsByPlace(root);
  for (const place of places) {
    const repository = data.field(place.repository);
    const error = errors.get(place.repository) ?? errors.get(`${place.repository}/${place.item}`);
    const item = optional(repository, (found) => optional(found.field(place.item), (one) => one));
    if (errors.get(place.repository) === 'NOT_FOUND') {
      asking.ledger.answer(place.question, bareAnswer(place.question.url, 'not-found', asking.today));
      continue;
    }
    const stopped = await readPlace(place, item, error ?? null, client, token, asking);
    if (stopped !== null) return stopped;
  }
  return null;
}

/** A GitHub Enterprise Server that is older may not know a field of the query, and answers nothing. */
async function askEachByRest(
  places: readonly AnswerPlace[],
  client: Client,
  token: string,
  asking: Asking,
): Promise<string | null> {
  for (const { question } of places) {
    const stopped = await askOneByRest(question, client, token, asking, undefined);
    if (stopped !== null) return stopped;
  }
  return null;
}

async function readPlace(
  { question }: AnswerPlace,
  item: JsonValue | null,
  error: string | null,
  client: Client,
  token: string,
  asking: Asking,
): Promise<string | null> {
  const { ledger, today } = asking;
  if (item !== null) ledger.answer(question, readItem(item, question, asking));
  else if (error === 'FORBIDDEN') ledger.answer(question, bareAnswer(question.url, 'no-access', today));
  // Only the REST interface tells what was transferred or deleted from what never was.
  else if (error === 'NOT_FOUND' || error === null) return askOneByRest(question, client, token, asking, undefined);
  else ledger.fail(question, `${new URL(client.api).host} answered ${error}`);
  return null;
}

/** The kinds of errors, by `repository` or `repository/item`; what is about no place is about the whole and cannot be read. */
function errorsByPlace(root: JsonValue): ReadonlyMap<string, string> {
  const errors = optional(root.field('errors'), (list) => list.list((one) => one)) ?? [];
  return new Map(
    errors.map((error) => {
      const path = error.field('path').list((part) => part.textOrNumber());
      return [path.slice(0, 2).join('/'), optional(error.field('type'), (type) => type.text()) ?? 'an error'];
    }),
  );
}
