import type { Rating } from '../../domain/model.ts';
import { plainText } from '../../markdown/markdown.ts';
import type { SourceDocument } from '../document.ts';
import { rate } from '../records/rating.ts';
import type { Readers } from '../records/read-row.ts';
import { isGeneric, isTemplateHeading } from './context.ts';
import type { Field } from './field.ts';
import { fieldsOf } from './fields.ts';
import { headOf, isShortInformational, type HeadingHead } from './heading-head.ts';
import type { Section } from './outline.ts';
import { isReportPart } from './report-parts.ts';
import { planFields, sureLabels, type PlanFields, type PlanLabels } from './plan-fields.ts';
import { isSeverityHeading, severityOf } from './severity-heading.ts';

/** A heading that may be a finding, with what it and its text say. */
export interface HeadingCandidate {
  readonly section: Section;
  readonly head: HeadingHead;
  /** Why it may be one: an id at its head, a severity in its text, the severity heading above it, or a severity beside its title. */
  readonly by: 'id' | 'fields' | 'severity heading' | 'severity tag';
  readonly severity: Rating | null;
  readonly statusFields: readonly Field[];
  /** The other fields of the blocks that tell severity or status. */
  readonly otherFields: readonly Field[];
  readonly plan: PlanFields;
}

/** What is needed to tell candidates. */
export interface CandidateReaders extends Readers {
  /** Labels of a severity, a status, an owner and a due date, in plain words. */
  readonly labels: { readonly severity: ReadonlySet<string>; readonly status: ReadonlySet<string> } & PlanLabels;
}

/** Returns what a heading may be as a finding; null for one that is none. The title of a document has no fields of a finding. */
export function candidateOf(
  section: Section,
  isTitle: boolean,
  document: SourceDocument,
  readers: CandidateReaders,
): HeadingCandidate | null {
  const { text, markdown } = section.heading;
  if (text.length > longestHeading || text === '' || isTemplateHeading(markdown)) return null;
  if (isSeverityHeading(text, readers.level)) return null;
  const head = titled(headOf(section.heading, readers), section, document);
  const { title } = head;
  if (!/\p{L}{2}/u.test(title.text) || isGeneric(title.text) || isPriority(title.text)) return null;
  if (head.id === null && isReportPart(title.text)) return null;
  const known = new Set([...readers.labels.severity, ...readers.labels.status]);
  const fields = fieldsOf(section, document, new Set([...known, ...sureLabels(readers.labels)]));
  const told = fields.filter(({ plain, value }) => readers.labels.severity.has(plain) && tellsLevel(value, readers));
  const statusFields = fields.filter(
    ({ plain, value }) => readers.labels.status.has(plain) && isAnswer(value, readers),
  );
  const by = kindOf(section, head, isTitle ? [] : told, !isTitle && statusFields.length > 0, readers);
  if (by === null) return null;
  const blocks = new Set([...told, ...statusFields].map(({ block }) => block));
  const plan = planFields(fields, blocks, readers.labels);
  const used = new Set([plan.owner, plan.due]);
  return {
    section,
    head,
    by,
    severity: severityIn(told, head, section, readers),
    statusFields,
    otherFields: fields.filter((field) => blocks.has(field.block) && !known.has(field.plain) && !used.has(field)),
    plan,
  };
}

/** Characters of a heading beyond which it names no finding. */
export const longestHeading = 500;

function kindOf(
  section: Section,
  { id, numbered, severity, title }: HeadingHead,
  told: readonly Field[],
  hasStatus: boolean,
  { level }: Readers,
): HeadingCandidate['by'] | null {
  if (id !== null) return 'id';
  if (told.length > 0) return 'fields';
  const { parent } = section;
  const below = parent !== null && section.depth === parent.depth + 1 && isSeverityHeading(parent.heading.text, level);
  if (section.blocks.length === 0 && section.sections.length === 0) return null;
  if (below) return 'severity heading';
  if (severity === null || isDemand.test(title.text)) return null;
  return hasStatus || (numbered && !isShortInformational(severity)) ? 'severity tag' : null;
}

/** Takes the title of a heading that is an id and nothing else from the field that tells it. */
function titled(head: HeadingHead, section: Section, document: SourceDocument): HeadingHead {
  if (head.id === null || /\p{L}{2}/u.test(head.title.text)) return head;
  const field = fieldsOf(section, document, titleLabels).find(({ plain }) => titleLabels.has(plain));
  if (field === undefined) return head;
  const { nodes, markdown, position } = field.value;
  return { ...head, title: { markdown, text: plainText(nodes), position } };
}

const titleLabels: ReadonlySet<string> = new Set(['title', 'name', 'summary', 'finding', 'issue']);

/** What a definition of a severity says: `1. Critical: must be fixed at once`. */
const isDemand = /^(?:must|should|fix|issues?|findings?|address|immediate\w*|requires?|needs?|no)\b/i;

/** A section of things to do by priority: `fix this PR (50 items)`. */
function isPriority(title: string): boolean {
  return /\(\d+ (?:items?|findings?|issues?)\)\s*$|^(?:\(\d+\)|\d+ (?:items?|findings?|issues?))$/i.test(title);
}

/** Whether a value is a level, or begins with one: `High`, `Medium (CVSS 5.3)`, `High — anybody can …`. */
function tellsLevel({ nodes }: Field['value'], { level }: Readers): boolean {
  const text = plainText(nodes);
  if (level(text) !== null && text.split(/\s+/).length <= 6) return true;
  const [head = ''] = text.split(/[:;,(]|\.\s|\s[-–—]\s|—/);
  return head.trim().split(/\s+/).length <= 3 && level(head) !== null;
}

/** Whether a value says something, and does not list what could be said: `Open / In Progress / Resolved`. */
function isAnswer({ nodes }: Field['value'], { status }: Readers): boolean {
  const text = plainText(nodes);
  const kinds = text
    .split(/\s*[|/]\s*|\s+or\s+/)
    .filter((piece) => piece.length < 30)
    .map((piece) => status(piece).kind)
    .filter((kind) => kind !== 'unrecognized' && kind !== 'unreported');
  return (
    /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) && new Set(kinds).size < 2 && !/^[<{[].*[>}\]]$/.test(text)
  );
}

/** The severity of its own text, else of its heading, else of a heading above it. */
function severityIn(told: readonly Field[], head: HeadingHead, section: Section, { level }: Readers): Rating | null {
  const [field] = told;
  if (field !== undefined) {
    const { nodes, markdown, position } = field.value;
    const text = plainText(nodes);
    const [words = ''] = text.split(/[:;,(]|\.\s|\s[-–—]\s|—/);
    const rating = rate({ markdown, text, position }, level);
    return rating === null ? null : { ...rating, level: level(text) ?? level(words) };
  }
  if (head.severity !== null) return rate({ ...section.heading, text: head.severity, markdown: head.severity }, level);
  for (let above = section.parent; above !== null; above = above.parent) {
    const rating = severityOf(above.heading, level);
    if (rating !== null) return rating;
  }
  return null;
}
