import type { Reference } from './model.ts';

/** An issue, pull request or commit by its address. */
export interface TrackerAddress {
  /** In lower case, without `www.`. */
  readonly host: string;
  /** `owner/repository`, with the groups of GitLab before it. */
  readonly repository: string;
  readonly kind: 'issue' | 'pull' | 'commit';
  /** A number, or the hash of a commit. */
  readonly name: string;
}

const address =
  /^https?:\/\/(?:www\.)?(?<host>[^/\s?#@]+)\/(?<repository>[^\s?#]+?\/[^/\s?#]+)\/(?:-\/)?(?:(?<what>issues|pulls?|merge_requests)\/(?<number>\d{1,9})|commit\/(?<hash>[\da-f]{7,40}))(?!\S*#(?:issuecomment|discussion|pullrequestreview|note))(?:[/?#]\S*)?$/i;

/** Reads the address of an issue, pull request or commit; null for any other, such as that of one comment. */
export function readTrackerAddress(url: string): TrackerAddress | null {
  const { host, repository, what, number, hash } = address.exec(url)?.groups ?? {};
  const name = number ?? hash;
  if (host === undefined || repository === undefined || name === undefined) return null;
  const kind = hash !== undefined ? 'commit' : what?.toLowerCase() === 'issues' ? 'issue' : 'pull';
  return {
    host: host.toLowerCase(),
    repository: repository.replace(/\/-$/, ''),
    kind,
    name: String(Number(number ?? NaN) || name),
  };
}

/** What tells an address from others: issues and pull requests of GitHub share their numbers, so their addresses are one. */
export function trackerKey(url: string): string {
  const read = readTrackerAddress(url);
  if (read === null) return url;
  const { host, repository, kind, name } = read;
  const mark = kind === 'commit' ? '@' : /\/merge_requests\//i.test(url) ? '!' : '#';
  return `${host}/${repository}${mark}${name}`.toLowerCase();
}

/** The address in a tracker that a reference may have; null for an advisory without one. */
export function addressOf(reference: Reference): string | null {
  return reference.kind === 'advisory' ? null : reference.url;
}
