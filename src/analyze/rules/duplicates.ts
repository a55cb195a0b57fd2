import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, Finding } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import { sameIssue } from '../link.ts';
import { capitalized, nameOf, subjectOf } from '../names.ts';

/** Says which findings count as settled, being duplicates, while what they duplicate is not, or duplicates them. */
export function checkDuplicates(findings: readonly Finding[]): Diagnostic[] {
  if (!findings.some(isDuplicate)) return [];
  const byId = new Map(findings.map((finding) => [finding.id?.toLowerCase() ?? '', finding]));
  return findings.filter(isDuplicate).flatMap((finding) => {
    const { original, circular } = originalOf(finding, findings, byId);
    if (original === null || (isSettled(original.status.kind) && !circular)) return [];
    const message = circular
      ? `${capitalized(nameOf(finding))} counts as settled, being a duplicate of ${nameOf(original)}, which is a duplicate in turn: none is the original`
      : `${capitalized(nameOf(finding))} counts as settled, being a duplicate of ${nameOf(original)}, which is not settled`;
    return [
      diagnose('duplicate-of-open', message, finding.status.verbatim?.position ?? finding.position, subjectOf(finding)),
    ];
  });
}

function isDuplicate({ status }: Finding): boolean {
  return status.kind === 'duplicate' && status.overruled === null;
}

interface Original {
  /** Null where none is named, or one that is no finding of the post. */
  readonly original: Finding | null;
  /** Whether duplicates name each other; the original is then the one that is named first. */
  readonly circular: boolean;
}

/** The finding at the end of a chain of duplicates. */
function originalOf(finding: Finding, findings: readonly Finding[], byId: ReadonlyMap<string, Finding>): Original {
  const chain = [finding];
  for (;;) {
    const last = chain.at(-1) ?? finding;
    const named = namedBy(last, findings, byId);
    if (named === null || !isDuplicate(named)) return { original: named, circular: false };
    if (chain.includes(named)) return { original: chain[1] ?? named, circular: true };
    chain.push(named);
  }
}

/** The finding that a status calls the original, by its id or its issue. */
function namedBy(
  { status }: Finding,
  findings: readonly Finding[],
  byId: ReadonlyMap<string, Finding>,
): Finding | null {
  const issue = status.references.find((one) => one.kind === 'issue' || one.kind === 'pull');
  const tracked =
    issue === undefined || (issue.kind !== 'issue' && issue.kind !== 'pull')
      ? undefined
      : findings.find((other) => other.issue !== null && sameIssue(other.issue, issue));
  const [, id = ''] = originalName.exec(status.verbatim?.text.slice(0, longestOriginal) ?? '') ?? [];
  return tracked ?? byId.get(id.toLowerCase()) ?? byId.get(`#${id}`.toLowerCase()) ?? null;
}

/** Characters of a status within which an original is named. */
export const longestOriginal = 300;
const originalName =
  /\b(?:dup(?:licate|licated|e)?s?|superseded)\s*(?:of|by|with|:)?\s*(?:finding|issue)?\s*[#[(]?([\p{L}\d](?:[\p{L}\d._-]*[\p{L}\d])?)/iu;
