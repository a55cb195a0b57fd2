import { plainText } from '../../markdown/markdown.ts';
import { plainWords } from '../../text/words.ts';
import type { SourceDocument } from '../document.ts';
import { candidateOf, type HeadingCandidate, type CandidateReaders } from './candidates.ts';
import { contextOf, contextOfTitle, isAdvisory, isExcluded, type AuditContext } from './context.ts';
import type { Outline, Section } from './outline.ts';
import { ownIdAt } from './own-id.ts';

/** The headings that are findings, and those that look like some and are not read, with the reason. */
export interface SelectedHeadings {
  readonly accepted: readonly HeadingCandidate[];
  readonly declined: ReadonlyMap<Section, string>;
}

/**
 * Chooses the headings that are findings. `tableLines` are the lines on which tables of findings begin, `tableIds` the ids
 * of their rows.
 */
export function selectHeadings(
  outline: Outline,
  title: string,
  tableLines: ReadonlySet<number>,
  tableIds: ReadonlySet<string>,
  document: SourceDocument,
  readers: CandidateReaders,
): SelectedHeadings {
  const ofTitle = contextOfTitle(title);
  const declined = new Map<Section, string>();
  const contexts = new Map<Section, AuditContext>();
  const seen: HeadingCandidate[] = [];
  const isReport = namedFindings(outline) >= 2 || listedFindings(outline, tableIds) >= 2;
  for (const [at, section] of outline.sections.entries()) {
    const context = isReport && ofTitle !== 'against' && ofTitle !== 'mixed' ? 'strong' : contextOf(section, ofTitle);
    contexts.set(section, context);
    if (context === 'none' || context === 'against') {
      if (ownIdAt(section.heading.text) !== null) declined.set(section, withoutContext[context]);
      continue;
    }
    const candidate = isBelowExcluded(section, outline) ? null : candidateOf(section, at === 0, document, readers);
    const holdsTable = section.blocks.some(
      (block) => block.type === 'table' && tableLines.has(document.placeOf(block).start.line),
    );
    if (candidate !== null && !holdsTable) seen.push(candidate);
  }
  const decline = (rejected: readonly HeadingCandidate[], because: string): void =>
    rejected.forEach(({ section }) => declined.set(section, because));
  const single = withoutGroups(seen);
  const assessed = new Set(assessments(single));
  decline([...assessed], 'their statuses judge what was looked at, and name no finding');
  const rest = single.filter((one) => !assessed.has(one));
  const sure = enough(rest, contexts);
  const isOne = sure.length === 1 && isAdvisory(title);
  if (isOne) decline(sure, 'the document is one advisory');
  const accepted = isOne ? [] : sure;
  const kept = new Set(accepted);
  const because = 'alone, or without a severity and a status, a heading is too little to be sure';
  decline(
    rest.filter((one) => !kept.has(one)),
    because,
  );
  return { accepted, declined };
}

const withoutContext = {
  none: 'neither the title nor a heading above says that it reports findings',
  against: 'the title says that it is something other than a report of findings',
};

/** How many headings call themselves a finding with an id: `Issue H-1: …`. */
function namedFindings({ sections }: Outline): number {
  const heads = sections.map(({ heading }) => heading.text);
  return heads.filter((text) => /^(?:issue|finding|vulnerability)\s/i.test(text) && ownIdAt(text) !== null).length;
}

/** How many headings begin with the id of a row of a table of findings, which then need no title that says so. */
function listedFindings({ sections }: Outline, tableIds: ReadonlySet<string>): number {
  if (tableIds.size === 0) return 0;
  return sections.filter(({ heading }) => tableIds.has(ownIdAt(heading.text)?.id ?? '')).length;
}

/** Whether a heading above, but for the title of the document, opens a part that holds no findings. */
function isBelowExcluded(section: Section, { sections }: Outline): boolean {
  for (let above = section.parent; above !== null; above = above.parent)
    if (above !== sections[0] && ownIdAt(above.heading.text) === null && isExcluded(above.heading.text)) return true;
  return false;
}

/** Leaves out headings that contain findings, and headings within the text of a finding. */
function withoutGroups(candidates: readonly HeadingCandidate[]): readonly HeadingCandidate[] {
  const bySection = new Map(candidates.map((one) => [one.section, one]));
  const below = new Map<HeadingCandidate, HeadingCandidate[]>();
  for (const one of candidates)
    for (let above = one.section.parent; above !== null; above = above.parent) {
      const outer = bySection.get(above);
      if (outer !== undefined) below.set(outer, [...(below.get(outer) ?? []), one]);
    }
  const groups = new Set(
    [...below]
      .filter(([outer, inner]) => inner.length > 1 || !tells(outer) || inner[0]?.by === 'id')
      .map(([outer]) => outer),
  );
  const inside = new Set([...below].filter(([outer]) => !groups.has(outer)).flatMap(([, inner]) => inner));
  return candidates.filter((one) => !groups.has(one) && !inside.has(one));
}

function tells({ statusFields, head, severity, section }: HeadingCandidate): boolean {
  const own = severity !== null && severity.verbatim.position.start.line >= section.heading.position.start.line;
  return statusFields.length > 0 || head.status !== null || own;
}

/** Headings that assess a category or a feature, with all that stand beside them. */
function assessments(candidates: readonly HeadingCandidate[]): readonly HeadingCandidate[] {
  const judged = candidates.filter(
    ({ statusFields, section, by, head }) =>
      statusFields.some(({ value }) => (by === 'id' ? passed : inPlace).test(plainText(value.nodes))) ||
      /(?:[✅✔✓🟢]\ufe0f?)\s*(?:\p{L}+\s*)?$/u.test(
        by === 'id' || acted.test(head.status ?? '') ? '' : section.heading.text,
      ),
  );
  const themselves = new Set(judged);
  const parents = new Set(judged.map(({ section }) => section.parent));
  return candidates.filter((one) => themselves.has(one) || (one.by !== 'id' && parents.has(one.section.parent)));
}

/** What was done about a finding: `✅ FIXED` is no praise. */
const acted = /^(?:(?:not|partially|fully)\s)?(?:fixed|resolved|closed|mitigated|remediated|addressed|patched|done)\b/i;

const passed =
  /^[^\p{L}]*(?:secure|pass(?:ed|es)?|compliant|safe|good|strong|excellent|adequate|robust|clean|protected|no issues?(?: found)?|not vulnerable)\b/iu;
const inPlace = new RegExp(
  String.raw`${passed.source}|^[^\p{L}]*(?:implemented|enforced|enabled|active|in place|configured|present|available|ok(?:ay)?|yes|none(?: found)?|acceptable|working|supported|complete|✅|✔|✓)(?:[^\p{L}]|$)|^[^\p{L}\p{N}]*[✅✔✓🟢]\ufe0f?\s*$`,
  'iu',
);

/** Keeps the candidates of which there are enough, or that say enough, to be sure. */
function enough(
  candidates: readonly HeadingCandidate[],
  contexts: ReadonlyMap<Section, AuditContext>,
): readonly HeadingCandidate[] {
  const isStrong = ({ section }: HeadingCandidate): boolean => contexts.get(section) === 'strong';
  const isFull = (one: HeadingCandidate): boolean =>
    one.severity !== null && (one.statusFields.length > 0 || one.head.status !== null);
  const sure = candidates.filter((one) => isStrong(one) || ((one.by === 'id' || one.by === 'fields') && tells(one)));
  const kept = sure.length * 2 >= candidates.length ? sure : sure.filter(isStrong);
  const ids = new Set(kept.map(({ head, section }) => head.id ?? plainWords(section.heading.text)));
  return ids.size >= 2 ? kept : kept.filter((one) => isFull(one) || (one.by === 'id' && tells(one)));
}
