import type { SetAsideRow, SourceList, SourceSection } from '../../domain/model.ts';
import { isFindingsHeading } from './context.ts';
import type { Outline, Section } from './outline.ts';
import type { ReadList } from './select-lists.ts';

/** What became of the headings of a document. */
export interface HeadingFates {
  /** Headings that are findings of the report, with the reason. */
  readonly findings: ReadonlyMap<Section, string>;
  /** Headings of the text about findings that stand in a table or a list. */
  readonly descriptions: ReadonlySet<Section>;
  /** Headings that look like findings and are not read, with the reason. */
  readonly declined: ReadonlyMap<Section, string>;
}

/** Accounts for the headings beside those that are findings, or look like some. */
export function describeSections({ sections }: Outline, fates: HeadingFates): readonly SourceSection[] {
  const { findings, descriptions, declined } = fates;
  const touched = new Set<Section>();
  for (const section of sections)
    if (findings.has(section) || descriptions.has(section) || declined.has(section)) touched.add(section);
  const holding = new Set([...touched].flatMap(above));
  const groups = new Map<Section | null, Section[]>();
  for (const section of touched) groups.set(section.parent, [...(groups.get(section.parent) ?? []), section]);
  return [
    ...[...groups].flatMap(([parent, members]) => describeGroup(parent, members, sections, holding, fates)),
    ...sections.filter((section) => isUnread(section, holding)).map(describeUnread),
  ].toSorted((a, b) => a.position.start.line - b.position.start.line);
}

/** Accounts for a list. */
export function describeList({ list, declined, because, rows, setAside }: ReadList, other: string | null): SourceList {
  const reason = declined ?? other;
  return {
    ...list,
    records: reason === null ? rows.length : 0,
    role: reason === null ? 'findings' : 'other',
    because: reason ?? because,
    setAside: reason === null ? setAside : [],
  };
}

function above({ parent }: Section): Section[] {
  return parent === null ? [] : [parent, ...above(parent)];
}

function describeGroup(
  parent: Section | null,
  members: readonly Section[],
  sections: readonly Section[],
  holding: ReadonlySet<Section>,
  { findings, descriptions, declined }: HeadingFates,
): SourceSection[] {
  const [first] = members;
  if (first === undefined) return [];
  const beside = (parent?.sections ?? sections.filter((one) => one.parent === null)).filter((one) => !holding.has(one));
  const read = beside.filter((one) => findings.has(one));
  const reason = [...read.map((one) => findings.get(one)), ...members.map((one) => declined.get(one))].find(Boolean);
  const isDescribed = members.some((one) => descriptions.has(one));
  const role = read.length > 0 ? 'findings' : 'other';
  return [
    {
      section: first.path,
      headings: beside.length,
      records: read.length,
      descriptions: beside.filter((one) => descriptions.has(one)).length,
      role,
      because: reason ?? (isDescribed ? 'they describe findings that stand in a table' : ''),
      setAside: beside
        .filter((one) => !findings.has(one) && !descriptions.has(one))
        .map((one) => setAside(one, declined.get(one) ?? 'it has no id, severity or status')),
      position: (parent ?? first).heading.position,
    },
  ];
}

function setAside({ heading }: Section, because: string): SetAsideRow {
  return { line: heading.position.start.line, text: heading.text, because };
}

/** Whether a heading promises findings, and those below it are none that can be told. */
function isUnread(section: Section, holding: ReadonlySet<Section>): boolean {
  return isFindingsHeading(section.heading.text) && section.sections.length >= 2 && !holding.has(section);
}

function describeUnread(section: Section): SourceSection {
  const because = 'none of its headings has an id, a severity or a status';
  return {
    section: [...section.path, section.heading.text],
    headings: section.sections.length,
    records: 0,
    descriptions: 0,
    role: 'other',
    because,
    setAside: section.sections.map((one) => setAside(one, because)),
    position: section.heading.position,
  };
}
