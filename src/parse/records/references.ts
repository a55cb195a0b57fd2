import type { Link, PhrasingContent } from 'mdast';
import type { AdvisoryRef, IssueRef, Reference } from '../../domain/model.ts';
import { referenceKey } from '../../domain/reference-key.ts';
import { plainText } from '../../markdown/markdown.ts';

/** Says where a bare `#123` leads, or null where that is not certain. */
export type BareIssue = (number: number) => IssueRef | null;

/** Collects what inline content points at, in order and each once: its links, and what is named in its words. */
export function referencesIn(nodes: readonly PhrasingContent[], bareIssue: BareIssue): Reference[] {
  const found = new Map<string, Reference>();
  const add = (reference: Reference): void => {
    const key = referenceKey(reference);
    if (!found.has(key)) found.set(key, reference);
  };
  collect(nodes, add, bareIssue);
  return [...found.values()];
}

/** What a link means, by its address: an issue, a pull request, an advisory or just a link. */
export function classifyLink(url: string, label: string): Reference {
  return issueOf(url, label) ?? advisoryOf(url, label) ?? { kind: 'link', label, url };
}

/** An issue of a GitHub repository, by its number. */
export function githubIssue(repository: string, number: number, label: string): IssueRef | null {
  const [owner, name] = repository.split('/');
  if (!owner || !name) return null;
  const url = `https://github.com/${owner}/${name}/issues/${number}`;
  return { kind: 'issue', host: 'github.com', owner, repository: name, number, label, url };
}

function collect(nodes: readonly PhrasingContent[], add: (reference: Reference) => void, bareIssue: BareIssue): void {
  for (const node of nodes) {
    if (node.type === 'link') addLink(node, add);
    else if (node.type === 'text' || node.type === 'inlineCode')
      for (const named of namedIn(node.value, bareIssue)) add(named);
    else if ('children' in node) collect(node.children, add, bareIssue);
  }
}

function addLink(node: Link, add: (reference: Reference) => void): void {
  const label = plainText(node.children);
  add(classifyLink(node.url, label === '' ? node.url : label));
}

const forge =
  /^https?:\/\/(?<host>[^/\s?#]+)\/(?<owner>[^/\s?#]+(?:\/[^/\s?#]+)*?)\/(?<repository>[^/\s?#]+)\/(?:-\/)?(?<what>issues|pulls?|merge_requests)\/(?<number>\d{1,9})\/?(?:files|commits)?(?:[?#](?!issuecomment|discussion|pullrequestreview|note)[^\s]*)?$/i;

function issueOf(url: string, label: string): IssueRef | null {
  const { host, owner, repository, what, number } = forge.exec(url)?.groups ?? {};
  if (!host || !owner || !repository || !what || !number || Number(number) === 0) return null;
  const kind = what.toLowerCase() === 'issues' ? 'issue' : 'pull';
  const name = host.toLowerCase().replace(/^www\./, '');
  return { kind, host: name, owner, repository, number: Number(number), label, url };
}

const advisory = /\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})\b/i;

function advisoryOf(url: string, label: string): AdvisoryRef | null {
  const [id] = advisory.exec(label) ?? advisory.exec(url) ?? [];
  return id === undefined ? null : { kind: 'advisory', id: advisoryId(id), label, url };
}

function advisoryId(id: string): string {
  return /^cve/i.test(id) ? id.toUpperCase() : `GHSA${id.slice(4).toLowerCase()}`;
}

const named =
  /(?<![\p{L}\p{N}_/.-])(?:(?<repository>[a-z\d][a-z\d-]*\/[\w.-]+)#(?<there>\d{1,9})|#(?<here>\d{1,9})|(?<advisory>CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}))(?![\p{L}\p{N}_])/giu;

function* namedIn(text: string, bareIssue: BareIssue): Generator<Reference> {
  if (!/#\d|cve-|ghsa-/i.test(text)) return;
  for (const { 0: label, groups = {} } of text.matchAll(named)) {
    const { repository, there, here } = groups;
    if (groups['advisory'] !== undefined) yield { kind: 'advisory', id: advisoryId(label), label, url: null };
    const issue = here === undefined ? githubIssue(repository ?? '', Number(there), label) : bareIssue(Number(here));
    if (issue !== null && issue.number > 0) yield { ...issue, label };
  }
}
