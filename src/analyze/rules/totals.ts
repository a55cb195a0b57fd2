import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, Summary, Verbatim } from '../../domain/model.ts';
import { plainWords } from '../../text/words.ts';

/** A table that may hold totals: the words of its cells, header first, and the line of each row. */
export interface CountTable {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** Holds the number of findings stated in the text, and the totals of other tables, against the rows; `place` says where they stand. */
export function checkStatedCounts(
  prose: readonly Verbatim[],
  tables: readonly CountTable[],
  summary: Summary,
  place = 'the tables have',
): Diagnostic[] {
  if (summary.total === 0) return [];
  return [
    ...prose.flatMap((passage) => checkPassage(passage, summary, place)),
    ...tables.flatMap((table) => checkTotals(table, summary)),
  ];
}

const noun = String.raw`(?:(?:security|audit|reported|published|individual|distinct|unique)\s+)*(?:findings|issues|vulnerabilities)`;
const number = String.raw`(?<count>\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;

/** Sentences in which a number of findings can only be the number of all of them. */
const statements = [
  String.raw`\b(?:of|all)\s+(?:of\s+)?(?:the|these|those|our|all)\s+${number}\s+${noun}\b`,
  String.raw`\ba\s+total\s+of\s+${number}\s+${noun}\b`,
  String.raw`\ball\s+${number}\s+${noun}\b`,
  String.raw`\b(?:audit|review|assessment|report|auditors|team|they|we)\s+(?:has\s+|have\s+)?(?:found|identified|uncovered|revealed|discovered|reported|listed|lists|contains|resulted\s+in|yielded)\s+(?:a\s+total\s+of\s+)?${number}\s+${noun}\b(?!\s+(?:in|of|with|that|which|were|was|are|rated|classified))`,
  String.raw`\b${number}\s+${noun}\s+(?:were|have\s+been)\s+(?:identified|found|uncovered|discovered)(?!\s+(?:in|as|to|with|and))\b`,
].map((pattern) => new RegExp(pattern, 'giu'));

const numberWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

function checkPassage({ text, position }: Verbatim, { total }: Summary, place: string): Diagnostic[] {
  if (!/findings|issues|vulnerabilities/i.test(text) || text.length > 20_000) return [];
  const stated = new Set(
    statements.flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => toNumber(groups?.['count'] ?? ''))),
  );
  return [...stated]
    .filter((count) => count !== total)
    .map((count) =>
      diagnose('stated-count-differs', `The text speaks of ${count} findings; ${place} ${total}`, position),
    );
}

function toNumber(words: string): number {
  const index = numberWords.indexOf(words.toLowerCase());
  return index < 0 ? Number(words) : index;
}

const totalColumns =
  /^(?:count|total|number|number of (?:findings|issues)|findings|issues|original count|total (?:findings|issues)|amount|quantity|#)$/;
const totalRow = /^(?:grand |over ?all )?total\b/;

/** A table whose rows are severities or a total, with a column that counts. */
function checkTotals({ rows, lines }: CountTable, summary: Summary): Diagnostic[] {
  const [header = [], ...body] = rows;
  const column = header.findIndex((name, at) => at > 0 && totalColumns.test(plainWords(name)));
  if (column < 0) return [];
  return body.flatMap((cells, at) => {
    const label = plainWords(cells[0] ?? '');
    const stated = /^\d{1,6}$/.test(cells[column] ?? '') ? Number(cells[column]) : null;
    const counted = totalRow.test(label) ? summary.total : countOf(label, summary);
    if (stated === null || counted === null || stated === counted) return [];
    const line = lines[at + 1] ?? 1;
    const message = `The table of totals says ${stated} for «${cells[0] ?? ''}»; the findings come to ${counted}`;
    return [diagnose('stated-count-differs', message, { start: { line, column: 1 }, end: { line, column: 1 } })];
  });
}

function countOf(label: string, { bySeverity }: Summary): number | null {
  if (bySeverity.length === 0 || bySeverity.some(({ level }) => level === null)) return null;
  const level = label.replace(/ (?:severity|risk)$/, '').replaceAll(' ', '-');
  if (!/^(?:critical|high|medium|low|informational|very-low|very-high)$/.test(level)) return null;
  return bySeverity.find((one) => one.level === level)?.count ?? 0;
}
