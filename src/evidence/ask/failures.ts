import type { Reply } from './reply.ts';

/** Says in a sentence why a server could not be reached; never more of an error than its code, since others may hold a token. */
export function failureSentence(error: unknown, { host }: URL, proxy: URL | null): string {
  const { code, message } = causeOf(error);
  const refused = /\((\d{3})\)/.exec(message)?.[1];
  if (proxy !== null && (refused !== undefined || code === 'UND_ERR_ABORTED'))
    return `the proxy ${proxy.host} refuses to connect to ${host}${refused === undefined ? '' : ` (${refused})`}`;
  const where = proxy === null || isTls(code) ? host : `the proxy ${proxy.host}`;
  if (isTls(code))
    return `the connection to ${where} is not safe (${code}); NODE_EXTRA_CA_CERTS names the certificate of an authority of your own`;
  return `${where} ${reasons[code] ?? 'cannot be reached'}${code === '' ? '' : ` (${code})`}`;
}

/** The innermost error that has a code. */
function causeOf(error: unknown): { readonly code: string; readonly message: string } {
  let [code, message] = ['', ''];
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') code = at.code;
    message = `${message} ${at.message}`;
  }
  return { code, message };
}

function isTls(code: string): boolean {
  return /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO)/.test(code);
}

const reasons: { readonly [code: string]: string } = {
  ENOTFOUND: 'is not known: there is no such name, or no network',
  EAI_AGAIN: 'cannot be looked up: is there a network?',
  ECONNREFUSED: 'refuses the connection',
  ECONNRESET: 'breaks the connection off',
  UND_ERR_SOCKET: 'breaks the connection off',
  UND_ERR_CONNECT_TIMEOUT: 'does not answer',
};

/** Says why no more questions shall be sent to a server after this reply; null where they may be. */
export function refusalSentence({ status, headers, data }: Reply, host: string, token: string | null): string | null {
  const message = messageOf(data);
  if (status === 401)
    return token === null
      ? `${host} asks for a token (401): set GITHUB_TOKEN`
      : `${host} refuses the token of ${token} (401): it may have expired`;
  const remaining = String(headers['x-ratelimit-remaining'] ?? '');
  const limited = status === 429 || /rate limit/i.test(message);
  if ((status === 403 && (remaining === '0' || limited)) || status === 429 || (status === 200 && limited))
    return `${host} answers no more questions${token === null ? ' without a token' : ''} ${limitEnd(headers)}: run again then, with --resume`;
  return null;
}

/** What a server says in words, of whatever shape. */
function messageOf(data: unknown): string {
  return typeof data === 'object' && data !== null && 'message' in data && typeof data.message === 'string'
    ? data.message
    : '';
}

/** When a limit ends, in UTC. */
export function limitEnd(headers: Reply['headers']): string {
  const wait = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(wait)) return `for ${wait} s`;
  const reset = Number(headers['x-ratelimit-reset']);
  const end = new Date(reset * 1000);
  if (headers['x-ratelimit-reset'] === undefined || Number.isNaN(end.getTime())) return 'for some time';
  return `until ${end.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
