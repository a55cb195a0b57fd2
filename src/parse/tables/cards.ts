import { plainText } from '../../markdown/markdown.ts';
import type { Verbatim } from '../../domain/model.ts';
import type { Vocabulary } from '../../domain/vocabulary.ts';
import { plainWords } from '../../text/words.ts';
import { candidatesOf } from '../columns/column-names.ts';
import type { WordReaders } from '../columns/table-words.ts';
import type { RawTable } from '../document.ts';
import type { SourceCell, SourceRow } from './table-rows.ts';

/**
 * Reads a table of fields and values that describes one finding as a table of one row, with the fields as its header;
 * without a field for the title, the heading above is the title. Null for any other table.
 */
export function cardOf(raw: RawTable, vocabulary: Vocabulary, readers: WordReaders, isAlone: boolean): RawTable | null {
  if (raw.header.cells.length !== 2 || raw.rows.some(({ cells }) => cells.length !== 2)) return null;
  const pairs = namesFields(raw.header) ? raw.rows : [raw.header, ...raw.rows];
  if (pairs.length < fewestCardFields || pairs.length > mostCardFields || !describesFinding(pairs, vocabulary, readers))
    return null;
  const heading = raw.section.at(-1);
  if (!isAlone && !hasRole(pairs, 'title', vocabulary) && !hasRole(pairs, 'id', vocabulary)) return null;
  const titled = hasRole(pairs, 'title', vocabulary) || heading === undefined ? [] : [headingPair(heading)];
  const all = [...titled, ...pairs.map(({ cells }) => cells)];
  const header = { cells: all.flatMap(([label]) => label ?? []), position: raw.header.position };
  const values = { cells: all.flatMap(([, value]) => value ?? []), position: raw.position };
  return { header, rows: [values], section: raw.section, position: raw.position };
}

/** Fields of a card: two say too little, and what has a hundred is a register. */
export const [fewestCardFields, mostCardFields] = [3, 40];

const fieldNames =
  /^(?:fields?|attributes?|propert(?:y|ies)|keys?|names?|items?|aspects?|categor(?:y|ies)|elements?|labels?|parameters?|)$/;
const valueNames = /^(?:values?|details?|descriptions?|information|data|contents?|entr(?:y|ies)|)$/;

function namesFields({ cells }: SourceRow): boolean {
  const [field = '', value = ''] = cells.map(({ nodes }) => plainWords(plainText(nodes)));
  return fieldNames.test(field) && valueNames.test(value);
}

/** Fields of a report about itself. */
const ofReports =
  /\b(?:document|version|prepared|author|client|classification|confidentiality|auditors?|reviewed by|approved)\b/;

function describesFinding(
  pairs: readonly SourceRow[],
  vocabulary: Vocabulary,
  { level, status }: WordReaders,
): boolean {
  const labels = pairs.map(labelOf);
  if (new Set(labels).size < labels.length || labels.some((label) => ofReports.test(label))) return false;
  const value = (role: 'severity' | 'status'): string | null => {
    const at = labels.findIndex((label) => strong[role].test(label));
    return at < 0 ? null : plainText(pairs[at]?.cells[1]?.nodes ?? []);
  };
  const [severity, told] = [value('severity'), value('status')];
  const rated = severity !== null && level(severity) !== null;
  const known = told !== null && status(told).kind !== 'unrecognized';
  const named = hasRole(pairs, 'id', vocabulary) || hasRole(pairs, 'title', vocabulary);
  return (
    (rated && (told !== null || named)) ||
    (known && hasRole(pairs, 'id', vocabulary) && hasRole(pairs, 'title', vocabulary))
  );
}

/** Names of fields that can only mean the role. */
const strong = {
  severity: /^(?:severity|sev|risk rating|risk level|severity level|severity rating|criticality|cvss severity)$/,
  status: /^(?:(?:\S+ )?(?:status|state)|disposition|resolution)$/,
};

function hasRole(pairs: readonly SourceRow[], role: 'id' | 'title', vocabulary: Vocabulary): boolean {
  return pairs.some((pair, at) =>
    candidatesOf(labelOf(pair), at, vocabulary).some((one) => one.role === role && one.name !== 'component'),
  );
}

function labelOf({ cells }: SourceRow): string {
  return plainWords(plainText(cells[0]?.nodes ?? []));
}

function headingPair({ markdown, text, position }: Verbatim): readonly SourceCell[] {
  const cell = (value: string): SourceCell => ({ nodes: [{ type: 'text', value }], markdown: value, position });
  return [cell('Title'), { ...cell(text), markdown }];
}
