import { descendants } from '../../markdown/markdown.ts';
import type { IssueRef } from '../../domain/model.ts';
import type { SourceDocument } from '../document.ts';
import { classifyLink, githubIssue, type BareIssue } from './references.ts';

/** Makes a reader of bare numbers. A bare `#123` is certain where a repository is set, or where the same number is linked elsewhere and only once. */
export function bareIssueReader(document: SourceDocument, repository: string | null): BareIssue {
  if (repository !== null) return (number) => githubIssue(repository, number, `#${number}`);
  let linked: Map<number, IssueRef | null> | null = null;
  return (number) => (linked ??= linkedIssues(document)).get(number) ?? null;
}

function linkedIssues(document: SourceDocument): Map<number, IssueRef | null> {
  const found = new Map<number, IssueRef | null>();
  const note = (url: string): void => {
    const reference = classifyLink(url, '');
    if (reference.kind !== 'issue' && reference.kind !== 'pull') return;
    const known = found.get(reference.number);
    found.set(reference.number, known === undefined || known?.url === reference.url ? reference : null);
  };
  for (const { url } of document.links) note(url);
  for (const table of document.tables)
    for (const { cells } of table.rows)
      for (const { nodes } of cells) for (const node of descendants(nodes)) if (node.type === 'link') note(node.url);
  return found;
}
