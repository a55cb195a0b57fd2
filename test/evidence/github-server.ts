import { schema as published } from '@octokit/graphql-schema';
import {
  buildSchema,
  execute,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An issue, pull request or commit as the server knows it; addresses begin with `https://github.com/`. */
export interface Known {
  readonly title: string;
  readonly state?: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly pull?: boolean;
  readonly reason?: string | null;
  readonly closedAt?: string | null;
  readonly mergedAt?: string | null;
  readonly reopened?: readonly string[];
  readonly labels?: readonly string[];
  readonly milestone?: string | null;
  readonly assignees?: readonly string[];
  /** Where it is now. */
  readonly url?: string;
}

/** One request that arrived. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly etag: string | undefined;
  readonly body: string;
}

/** Answers a request instead of the server; false leaves it to the server. */
export type Intercept = (request: Received, response: ServerResponse) => boolean;

/** A server on the loopback interface that answers as GitHub does, by its published schema. */
export interface GithubServer {
  readonly origin: string;
  readonly received: Received[];
  /** By `owner/repository#12` or `owner/repository@hash`. */
  readonly known: Map<string, Known>;
  intercept: Intercept | null;
  readonly close: () => Promise<void>;
}

let schema: GraphQLSchema | null = null;

/** Starts a server. */
export async function startGithub(): Promise<GithubServer> {
  const known = new Map<string, Known>();
  const received: Received[] = [];
  const state: { intercept: Intercept | null } = { intercept: null };
  const server = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      const one: Received = {
        method: request.method ?? '',
        path: request.url ?? '',
        authorization: request.headers.authorization,
        etag: request.headers['if-none-match'],
        body,
      };
      received.push(one);
      if (state.intercept?.(one, response) === true) return;
      if (one.path === '/graphql') await answerGraphql(one, known, response);
      else answerRest(one, known, response);
    });
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    known,
    get intercept() {
      return state.intercept;
    },
    set intercept(next) {
      state.intercept = next;
    },
    close: () => closeServer(server),
  };
}

/** Waits until a server has an address. */
export function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

/** Closes a server, also while somebody waits for an answer. */
export function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Sends JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: object = {}): true {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
  return true;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** What GitHub would refuse, such as a field that does not exist, is refused here: the schema is its own. */
async function answerGraphql(
  { body }: Received,
  known: ReadonlyMap<string, Known>,
  response: ServerResponse,
): Promise<void> {
  // The published text defines two fields twice.
  schema ??= buildSchema(published.idl, { assumeValidSDL: true });
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
  const rootValue = {
    repository: ({ owner, name }: { owner: string; name: string }) => repositoryOf(`${owner}/${name}`, known),
  };
  const valid = checked(schema, query);
  const result: ExecutionResult =
    'errors' in valid ? valid : await execute({ schema, document: valid, variableValues: variables, rootValue });
  const errors = result.errors?.map(asGithub);
  sendJson(response, 200, errors === undefined ? result : { ...result, errors });
}

/** Many queries have one text; the schema is long. */
const checkedBefore = new Map<string, DocumentNode | { readonly errors: readonly GraphQLError[] }>();

function checked(schema: GraphQLSchema, query: string): DocumentNode | { readonly errors: readonly GraphQLError[] } {
  const known = checkedBefore.get(query);
  if (known !== undefined) return known;
  const document = parse(query);
  const errors = validate(schema, document);
  const result = errors.length > 0 ? { errors } : document;
  checkedBefore.set(query, result);
  return result;
}

/** GitHub writes the type of an error beside its message, where the specification has extensions. */
function asGithub({ message, path, originalError }: GraphQLError): object {
  return { ...(originalError == null ? {} : { type: 'NOT_FOUND' }), path, message };
}

function repositoryOf(name: string, known: ReadonlyMap<string, Known>): object {
  if (![...known.keys()].some((key) => key.toLowerCase().startsWith(name.toLowerCase())))
    throw new Error('Could not resolve to a Repository');
  return {
    issueOrPullRequest: ({ number }: { number: number }) => {
      const item = known.get(`${name}#${number}`);
      if (item === undefined) throw new Error('Could not resolve to an issue or pull request');
      return graphqlItem(item, `https://github.com/${name}/${item.pull ? 'pull' : 'issues'}/${number}`);
    },
    object: ({ expression }: { expression: string }) => {
      const item = known.get(`${name}@${expression}`);
      if (item === undefined) return null;
      const url = `https://github.com/${name}/commit/${expression}`;
      return { __typename: 'Commit', messageHeadline: item.title, url, committedDate: '2031-01-01T00:00:00Z' };
    },
  };
}

function graphqlItem(item: Known, url: string): object {
  const { title, pull = false, state = 'OPEN', reason = null, labels = [], assignees = [], reopened = [] } = item;
  return {
    __typename: pull ? 'PullRequest' : 'Issue',
    title,
    url: item.url ?? url,
    state,
    stateReason: reason,
    createdAt: '2031-01-01T00:00:00Z',
    closedAt: item.closedAt ?? null,
    mergedAt: item.mergedAt ?? null,
    labels: { nodes: labels.map((name) => ({ name })) },
    milestone: item.milestone == null ? null : { title: item.milestone },
    assignees: { totalCount: assignees.length, nodes: assignees.map((login) => ({ login })) },
    timelineItems: { nodes: reopened.map((createdAt) => ({ __typename: 'ReopenedEvent', createdAt })) },
  };
}

function answerRest({ path, etag }: Received, known: ReadonlyMap<string, Known>, response: ServerResponse): void {
  const [, repository, kind, name] = /^\/repos\/([^/]+\/[^/]+)\/(issues|commits)\/(\w+)$/.exec(path) ?? [];
  const key = `${repository ?? ''}${kind === 'commits' ? '@' : '#'}${name ?? ''}`;
  const item = known.get(key);
  if (item === undefined) return void sendJson(response, 404, { message: 'Not Found' });
  const version = `W/"${key}"`;
  if (etag === version) return void response.writeHead(304, { etag: version }).end();
  const body =
    kind === 'commits'
      ? { sha: name, commit: { message: `${item.title}\n\nMore.` } }
      : restIssue(item, repository ?? '', name ?? '');
  sendJson(response, 200, body, { etag: version, 'x-ratelimit-remaining': '40' });
}

function restIssue(item: Known, repository: string, number: string): object {
  const { title, state = 'OPEN', pull = false, reason = null, labels = [], assignees = [] } = item;
  return {
    html_url: item.url ?? `https://github.com/${repository}/${pull ? 'pull' : 'issues'}/${number}`,
    url: `https://api.github.com/repos/${repository}/issues/${number}`,
    number: Number(number),
    title,
    state: state === 'OPEN' ? 'open' : 'closed',
    state_reason: reason?.toLowerCase() ?? null,
    created_at: '2031-01-01T00:00:00Z',
    closed_at: item.closedAt ?? null,
    labels: labels.map((name) => ({ name })),
    milestone: item.milestone == null ? null : { title: item.milestone },
    assignees: assignees.map((login) => ({ login })),
    ...(pull ? { pull_request: { merged_at: item.mergedAt ?? null } } : {}),
  };
}
