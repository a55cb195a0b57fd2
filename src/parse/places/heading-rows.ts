import { quoted } from '../../text/shorten.ts';
import type { PhrasingContent } from 'mdast';
import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, Reference, Tracker, Verbatim } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import { parseInline } from '../../markdown/cell.ts';
import { plainText } from '../../markdown/markdown.ts';
import { plainWords } from '../../text/words.ts';
import type { SourceDocument } from '../document.ts';
import { withoutId } from '../records/bare-title.ts';
import { planOf, type Passage } from '../records/plan.ts';
import type { Readers, Row } from '../records/read-row.ts';
import { referencesIn } from '../records/references.ts';
import type { HeadingCandidate } from './candidates.ts';
import type { Field } from './field.ts';
import { disagree, isTold, readTold, untold, type ToldStatus } from './told-status.ts';

/** A heading that is a finding, as a row of a table would be. */
export interface HeadingRow {
  readonly candidate: HeadingCandidate;
  readonly row: Row;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a heading that is a finding. `issueLabels` are labels of its issue, in plain words. */
export function headingRow(
  candidate: HeadingCandidate,
  issueLabels: ReadonlySet<string>,
  document: SourceDocument,
  readers: Readers,
): HeadingRow {
  const { head, section, severity, otherFields } = candidate;
  const { status, diagnostics } = statusOf(candidate, readers);
  const tracked = otherFields.find((field) => issueLabels.has(field.plain) && isTracker(field, readers));
  const tracker = tracked === undefined ? null : trackerOf(tracked, readers);
  const named = referencesIn(titleNodes(section.heading, document), readers.bareIssue);
  const row: Row = {
    id: head.id ?? head.number,
    title: withoutId(head.title, head.id),
    issue: firstIssue([...(tracker?.references ?? []), ...named]),
    tracker,
    severity,
    status,
    timeCommitment: null,
    complexity: null,
    benefit: null,
    plan: planOf(passageOf(candidate.plan.owner), passageOf(candidate.plan.due)),
    extra: otherFields
      .filter((field) => field !== tracked)
      .map(({ name, value }) => ({ column: name, value: verbatimOf(value) })),
    source: { cells: [], position: section.heading.position },
  };
  return { candidate, row, diagnostics };
}

/** The status of a finding: that of its text, else of its heading; of several the one that is not settled. */
function statusOf({ head, section, statusFields }: HeadingCandidate, readers: Readers): Told {
  const told = statusFields.map(({ value }) => readTold(value, readers));
  const tag = head.status === null ? null : tagStatus(head.status, section.heading, readers);
  const chosen =
    told.find(({ kind }) => isTold({ kind }) && !isSettled(kind)) ?? told.find(isTold) ?? told[0] ?? tag ?? untold;
  const others = [...told, ...(tag === null ? [] : [tag])].filter((other) => disagree(chosen, other));
  const name = head.id ?? quoted(head.title.text);
  return { status: chosen, diagnostics: others.slice(0, 1).map((other) => differ(name, chosen, other)) };
}

interface Told {
  readonly status: ToldStatus;
  readonly diagnostics: readonly Diagnostic[];
}

/** Says that two places give one finding different statuses. */
export function differ(name: string, read: ToldStatus, other: ToldStatus): Diagnostic {
  const [one, two] = [read, other].map(
    ({ verbatim }) => `${quoted(verbatim?.text ?? '')} (line ${verbatim?.position.start.line ?? 0})`,
  );
  const message = `${name.charAt(0).toUpperCase()}${name.slice(1)} has two statuses, ${one ?? ''} and ${two ?? ''}; the first is read`;
  return diagnose('statuses-differ', message, other.verbatim?.position ?? null, name);
}

function tagStatus(words: string, { markdown, position }: Verbatim, readers: Readers): ToldStatus {
  const at = markdown.indexOf(words);
  const { line, column } = position.start;
  const place =
    at < 0 ? position : { start: { line, column: column + at }, end: { line, column: column + at + words.length } };
  return readTold({ nodes: [{ type: 'text', value: words }], markdown: words, position: place }, readers);
}

/** Whether a value names an issue and says nothing else. */
function isTracker({ value }: Field, { bareIssue }: Readers): boolean {
  const references = referencesIn(value.nodes, bareIssue);
  const words = plainWords(references.reduce((text, { label }) => text.replace(label, ' '), plainText(value.nodes)));
  return references.length > 0 && words.split(' ').length <= 3;
}

function trackerOf({ value }: Field, { bareIssue }: Readers): Tracker {
  return { verbatim: verbatimOf(value), references: referencesIn(value.nodes, bareIssue) };
}

function titleNodes({ markdown }: Verbatim, { targets }: SourceDocument): PhrasingContent[] {
  return /#\d|\]\(|\]\[|https?:|CVE-|GHSA-|<a\b/i.test(markdown) ? parseInline(markdown, targets) : [];
}

/** The first issue or pull request of some references. */
export function firstIssue(references: readonly Reference[]): Row['issue'] {
  const found = references.find(({ kind }) => kind === 'issue' || kind === 'pull');
  return found === undefined || found.kind === 'advisory' || found.kind === 'link' ? null : found;
}

function passageOf(field: Field | null): Passage | null {
  return field === null ? null : { nodes: field.value.nodes, verbatim: verbatimOf(field.value) };
}

function verbatimOf({ nodes, markdown, position }: Field['value']): Verbatim {
  return { markdown, text: plainText(nodes), position };
}
