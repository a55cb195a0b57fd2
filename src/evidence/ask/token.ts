import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../../errors.ts';
import type { Environment } from './proxy.ts';

/** A token, and where it comes from. */
export interface Token {
  readonly value: string;
  /** Such as `GITHUB_TOKEN`: what a message may say of it. */
  readonly from: string;
}

/** The interface of github.com. */
export const githubApi = 'https://api.github.com';

/**
 * Returns the token for an interface. That of github.com, in GITHUB_TOKEN or GH_TOKEN, goes to api.github.com alone; in a job
 * of a GitHub Enterprise Server it is that server's, which GITHUB_API_URL names. Any other server gets what
 * GH_ENTERPRISE_TOKEN or GITHUB_ENTERPRISE_TOKEN holds, as with `gh`. Throws `UserError` for a token that is none.
 */
export function tokenFor(api: string, environment: Environment): Token | null {
  const home = (environment['GITHUB_API_URL'] ?? githubApi).replace(/\/+$/, '');
  const enterprise = api === githubApi ? [] : ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN'];
  const names = api === home ? ['GITHUB_TOKEN', 'GH_TOKEN'] : enterprise;
  for (const name of names) {
    const value = environment[name]?.trim() ?? '';
    if (value !== '') return checked(value, name);
  }
  return null;
}

/** Asks the command line of GitHub for the token of a host. Throws `UserError` where it has none. */
export async function tokenOfGh(host: string): Promise<Token> {
  try {
    const { stdout } = await promisify(execFile)('gh', ['auth', 'token', '--hostname', host], { timeout: 10_000 });
    return checked(stdout.trim(), 'gh');
  } catch {
    throw new UserError(`gh has no token for ${host}: run gh auth login --hostname ${host}`);
  }
}

function checked(value: string, from: string): Token {
  if (!/^[\x21-\x7e]+$/.test(value))
    throw new UserError(`${from} holds no token: there are spaces or signs in it that no token has`);
  return { value, from };
}
