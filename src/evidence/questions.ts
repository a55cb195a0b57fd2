import { byCodeUnit } from '../domain/order.ts';
import type { Unanswered } from '../domain/evidence.ts';
import type { StatusReport } from '../domain/model.ts';
import { readTrackerAddress, type TrackerAddress } from '../domain/tracker-address.ts';
import { trackerAddresses } from '../domain/tracker-addresses.ts';

/** One issue, pull request or commit of GitHub that is asked about; every part is checked. */
export interface Question {
  /** The address as it is written into the evidence. */
  readonly url: string;
  readonly owner: string;
  readonly repository: string;
  /** A number, or null for a commit. */
  readonly number: number | null;
  /** The hash of a commit, else null. */
  readonly commit: string | null;
}

/** What a post asks, by the hosts that may be asked. */
export interface Questions {
  readonly byHost: ReadonlyMap<string, readonly Question[]>;
  /** What cannot be asked, and why. */
  readonly refused: readonly Unanswered[];
  /** Every address the post names. */
  readonly addresses: readonly string[];
}

/** Returns every address in a tracker that a post names, in the spelling of the evidence. */
function namedAddresses({ findings, remainingWork }: StatusReport): readonly string[] {
  return trackerAddresses([...findings, ...remainingWork]).flatMap((url) => {
    const address = readTrackerAddress(url);
    return address === null ? [] : [plainAddress(address)];
  });
}

/** Collects what a post refers to, sorted, each address once. Only the hosts that were named are asked. */
export function questionsOf(report: StatusReport, hosts: readonly string[]): Questions {
  const byHost = new Map<string, Question[]>();
  const refused: Unanswered[] = [];
  const addresses = namedAddresses(report);
  for (const url of addresses) {
    const address = readTrackerAddress(url);
    if (address === null) continue;
    const question = hosts.includes(address.host) ? questionOf(address) : null;
    if (question === null) refused.push({ url, because: whyNot(address, hosts) });
    else byHost.set(address.host, [...(byHost.get(address.host) ?? []), question]);
  }
  for (const [host, questions] of byHost) byHost.set(host, questions.toSorted(byAddress));
  return { byHost, refused: refused.toSorted((a, b) => byCodeUnit(a.url, b.url)), addresses };
}

function whyNot({ host }: TrackerAddress, hosts: readonly string[]): string {
  if (hosts.includes(host)) return `it is no address that ${host} could have given`;
  return `${host} is not asked; where it is a GitHub Enterprise Server, name its interface with --api`;
}

/**
 * Names as GitHub allows them: of accounts up to 39 characters, of repositories up to 100. Numbers in addresses have at most
 * nine digits, which fit into the 32 bits of a number in GraphQL.
 */
function questionOf(address: TrackerAddress): Question | null {
  const [owner, repository, ...more] = address.repository.split('/');
  if (owner === undefined || repository === undefined || more.length > 0) return null;
  if (!/^[a-z\d](?:[\w-]{0,38})$/i.test(owner) || !/^[\w.-]{1,100}$/.test(repository) || /^\.+$/.test(repository))
    return null;
  const url = plainAddress(address);
  if (address.kind === 'commit') return { url, owner, repository, number: null, commit: address.name.toLowerCase() };
  const number = Number(address.name);
  return number >= 1 ? { url, owner, repository, number, commit: null } : null;
}

/** The address without what follows the number, so that it stays the same however a post links it. */
function plainAddress({ host, repository, kind, name }: TrackerAddress): string {
  return `https://${host}/${repository}/${{ issue: 'issues', pull: 'pull', commit: 'commit' }[kind]}/${name}`;
}

function byAddress(a: Question, b: Question): number {
  const place = ({ owner, repository }: Question): string => `${owner}/${repository}`.toLowerCase();
  return (
    byCodeUnit(place(a), place(b)) ||
    (a.number ?? Infinity) - (b.number ?? Infinity) ||
    byCodeUnit(a.commit ?? '', b.commit ?? '')
  );
}
