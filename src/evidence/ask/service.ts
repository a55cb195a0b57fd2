import { UserError } from '../../errors.ts';
import { githubApi } from './token.ts';

/** A host of references, and the interface that answers about them. */
export interface Host {
  readonly name: string;
  /** Without a slash at its end. */
  readonly api: string;
}

/**
 * Reads which hosts are asked: github.com, and those named by `--api`, as `https://ghe.example.org/api/v3` or, where the
 * interface is elsewhere, `ghe.example.org=https://api.example.org`. Throws `UserError`.
 */
export function hostsOf(named: readonly string[]): readonly Host[] {
  const hosts = named.map(readHost);
  const double = hosts.find(({ name }, at) => hosts.findIndex((one) => one.name === name) !== at);
  if (double !== undefined) throw new UserError(`--api names two interfaces for ${double.name}`);
  return hosts.some(({ name }) => name === 'github.com') ? hosts : [{ name: 'github.com', api: githubApi }, ...hosts];
}

function readHost(word: string): Host {
  const [, host, address = ''] = /^(?:([^=/]+)=)?(.*)$/.exec(word) ?? [];
  if (!URL.canParse(address)) throw new UserError(`--api ${word}: is no address; write https://host/api/v3`);
  const url = new URL(address);
  if (url.protocol !== 'https:' && !isLoopback(url))
    throw new UserError(`--api ${word}: must begin with https://, since a token is sent there`);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new UserError(`--api ${word}: is no plain address; write https://host/api/v3`);
  return {
    name: (host ?? url.host.replace(/^api\./, '')).toLowerCase(),
    api: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
  };
}

/** What does not leave the machine needs no encryption. */
function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]');
}
