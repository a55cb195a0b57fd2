import { UserError } from '../../errors.ts';

/** The variables of a process. */
export interface Environment {
  readonly [name: string]: string | undefined;
}

/**
 * Returns the proxy that the environment names for an address, as curl reads it: HTTPS_PROXY or HTTP_PROXY, in either case
 * of letters, unless NO_PROXY lists the host. Throws `UserError` where it is no address.
 */
export function proxyFor(address: string, environment: Environment): URL | null {
  const { protocol, hostname } = new URL(address);
  const name = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const value = environment[name.toLowerCase()] ?? environment[name] ?? '';
  const without = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  if (value === '' || isListed(hostname, without)) return null;
  const url = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new UserError(`${name} names no proxy: write http://host:port`);
  return new URL(url);
}

function isListed(host: string, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .map((entry) =>
      entry
        .replace(/^\*?\./, '')
        .replace(/:\d+$/, '')
        .toLowerCase(),
    )
    .some((entry) => entry === '*' || (entry !== '' && (host === entry || host.endsWith(`.${entry}`))));
}
