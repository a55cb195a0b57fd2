import type { Finding, IssueRef, Outcome, RemainingWorkItem } from '../domain/model.ts';
import { referenceKey } from '../domain/reference-key.ts';
import { plainWords } from '../text/words.ts';

/** Findings and remaining work, each knowing which of the other it is about. */
export interface Linked {
  readonly findings: readonly Finding[];
  readonly remainingWork: readonly RemainingWorkItem[];
}

/** Joins the two tables: by issue, else by the ids a row names, else by title, each only where it is unique. */
export function linkTables(findings: readonly Finding[], remainingWork: readonly RemainingWorkItem[]): Linked {
  const byIssue = uniqueIndex(findings, ({ issue }) => (issue === null ? null : referenceKey(issue)));
  const byId = uniqueIndex(findings, ({ id }) => id?.toLowerCase() ?? null);
  const byTitle = uniqueIndex(findings, ({ title }) => plainWords(title.text) || null);
  const items = remainingWork.map((item): RemainingWorkItem => {
    const one =
      (item.issue === null ? undefined : byIssue.get(referenceKey(item.issue))) ??
      byTitle.get(plainWords(item.title.text));
    const found = one === undefined ? idsIn(item).flatMap((id) => byId.get(id) ?? []) : [one];
    return { ...item, findings: [...new Set(found)] };
  });
  const itemOf = new Map<number, number>();
  for (const [at, item] of items.entries())
    for (const finding of item.findings) if (!itemOf.has(finding)) itemOf.set(finding, at);
  return {
    findings: findings.map((finding, at) => ({ ...finding, remainingWork: itemOf.get(at) ?? null })),
    remainingWork: items,
  };
}

/** Joins the outcomes to the findings whose issue they link to, or whose id they name. */
export function linkOutcomes(outcomes: readonly Outcome[], findings: readonly Finding[]): readonly Outcome[] {
  if (outcomes.length === 0) return outcomes;
  const byIssue = new Map<string, number[]>();
  const byId = uniqueIndex(findings, ({ id }) => (isOwn(id) ? id.toLowerCase() : null));
  for (const [at, { issue }] of findings.entries())
    if (issue !== null) byIssue.set(referenceKey(issue), [...(byIssue.get(referenceKey(issue)) ?? []), at]);
  return outcomes.map((outcome) => {
    const linked = outcome.links.flatMap((link) =>
      link.kind === 'issue' || link.kind === 'pull' ? (byIssue.get(referenceKey(link)) ?? []) : [],
    );
    const named = idsIn({ id: null, title: outcome.text }).flatMap((id) => byId.get(id) ?? []);
    return { ...outcome, findings: [...new Set([...linked, ...named])].toSorted((a, b) => a - b) };
  });
}

/** Whether an id is the author's own, and no running number. */
function isOwn(id: string | null): id is string {
  return id !== null && /\p{L}/u.test(id);
}

/** Whether two references mean the same issue. */
export function sameIssue(a: IssueRef, b: IssueRef): boolean {
  return referenceKey(a) === referenceKey(b);
}

/** The author's ids a row names: in its own column, or at the head of its title, several separated by commas. */
function idsIn({ id, title }: Pick<RemainingWorkItem, 'id' | 'title'>): string[] {
  const named = title.text.match(/\b\p{L}[\p{L}\d]*(?:[-_.][\p{L}\d]+)*[-_.]\d+\b/gu) ?? [];
  const list = /^[^:]*:/.exec(title.text)?.[0] ?? title.text;
  return [...(id === null ? [] : [id]), ...named.filter((one) => list.includes(one))].map((one) => one.toLowerCase());
}

function uniqueIndex(
  findings: readonly Finding[],
  keyOfFinding: (finding: Finding) => string | null,
): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [at, finding] of findings.entries()) {
    const key = keyOfFinding(finding);
    if (key === null) continue;
    if (index.has(key)) repeated.add(key);
    index.set(key, at);
  }
  for (const key of repeated) index.delete(key);
  return index;
}
