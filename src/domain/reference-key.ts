import type { IssueRef, Reference } from './model.ts';

/** Names what a reference points at in its author’s case: an address, an advisory, or `github.com/owner/repository#12`. */
export function referenceName(reference: Reference): string {
  if (reference.kind === 'link') return reference.url;
  if (reference.kind === 'advisory') return reference.id;
  const { host, owner, repository, number } = reference;
  return `${host}/${owner}/${repository}#${number}`;
}

/** Names what a reference points at as a key: two that mean the same have the same one, however they are labelled. */
export function referenceKey(reference: Reference): string {
  const name = referenceName(reference);
  if (reference.kind === 'link') return name;
  return reference.kind === 'advisory' ? name.toUpperCase() : name.toLowerCase();
}

/** The key of an issue in a report: without its host where that is GitHub. */
export function issueKey(issue: IssueRef): string {
  return referenceKey(issue).replace(/^github\.com\//, '');
}
