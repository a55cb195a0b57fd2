import type { Finding, Rating, Reference, RemainingWorkItem, StatusReport } from '../../../domain/model.ts';
import { referenceKey, referenceName } from '../../../domain/reference-key.ts';
import { normalize } from '../normalize.ts';
import { identifiersOf } from './identifiers.ts';
import { wordsOf } from './words.ts';

/** A record as it is matched: only what can tell it from others. Absent values are empty strings. */
export interface MatchRow {
  readonly key: string;
  readonly title: string;
  readonly normalizedTitle: string;
  readonly words: readonly string[];
  /** Names of code and paths in the title. */
  readonly identifiers: readonly string[];
  /** An author's own id, of letters and digits, such as `pii-003`. */
  readonly id: string;
  /** Any other id, such as a running number, which says nothing alone. */
  readonly number: string;
  readonly issue: string;
  /** What stands in the column of issues where no repository is known, such as `#12`: a name for people alone. */
  readonly bareIssue: string;
  /** The id and the issue as their author spells them. */
  readonly spelled: { readonly id: string; readonly issue: string };
  readonly advisories: readonly string[];
  readonly section: string;
  /** Everything the row says, to recognize rows that are the same to the letter. */
  readonly content: () => string;
}

/** Reduces the findings of a report to what matching needs. */
export function rowsOfFindings({ findings, remainingWork }: StatusReport): readonly MatchRow[] {
  return findings.map((finding) => {
    const references = [...(finding.tracker?.references ?? []), ...finding.status.references];
    const work = remainingWork[finding.remainingWork ?? -1];
    const said = [finding.tracker, finding.severity, finding.status, ...(work === undefined ? [] : ratingsOf(work))];
    const texts = said.map((cell) => cell?.verbatim?.text);
    return rowOf(finding, references, [...texts, finding.status.kind, work?.title.text]);
  });
}

/** Reduces an item of remaining work to what matching needs. */
export function rowOfWorkItem(item: RemainingWorkItem): MatchRow {
  const said = [item.tracker, ...ratingsOf(item)];
  return rowOf(
    item,
    item.tracker?.references ?? [],
    said.map((cell) => cell?.verbatim.text),
  );
}

function ratingsOf(item: RemainingWorkItem): readonly (Rating | null)[] {
  return [item.timeCommitment, item.complexity, item.benefit];
}

function rowOf(
  record: Finding | RemainingWorkItem,
  references: readonly Reference[],
  said: readonly (string | undefined)[],
): MatchRow {
  const written = normalize((record.id ?? '').replace(/^[[(\s]+|[\])\s]+$/gu, ''));
  const isOwn = /\p{L}/u.test(written) && /\d/u.test(written);
  const normalizedTitle = normalize(record.title.text);
  const section = record.section.map(normalize).join('\n');
  const content = (): string => {
    const columns = record.extra.map(({ column, value }) => `${normalize(column)}=${normalize(value.text)}`).sort();
    const texts = said.map((text) => normalize(text ?? ''));
    return JSON.stringify([written, normalizedTitle, section, references.map(referenceKey).sort(), columns, ...texts]);
  };
  return {
    key: record.identity.key,
    title: record.title.text,
    normalizedTitle,
    words: wordsOf(normalizedTitle),
    identifiers: identifiersOf(record.title.text, record.title.markdown),
    id: isOwn ? written : '',
    number: isOwn ? '' : written.replace(/^[#№\s]+/u, ''),
    issue: record.issue === null ? '' : referenceKey(record.issue),
    bareIssue: record.issue === null ? (record.tracker?.verbatim.text ?? '') : '',
    spelled: { id: record.id?.trim() ?? '', issue: record.issue === null ? '' : referenceName(record.issue) },
    advisories: [...new Set(references.filter(isAdvisory).map(referenceKey))],
    section,
    content,
  };
}

function isAdvisory(reference: Reference): boolean {
  return reference.kind === 'advisory';
}
