import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, Finding, Level } from '../../domain/model.ts';
import { plainWords } from '../../text/words.ts';
import { countByLabel, fairCounts, ofLevel, statusLabel, type Measure } from './readings.ts';
import { scopesOf } from './scopes.ts';

/** A table that may hold totals: the words of its cells, header first, and the line of each row. */
export interface CountTable {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** Holds tables of totals, by severity, by status, or by both, against the rows, cell by cell. */
export function checkTotals(tables: readonly CountTable[], findings: readonly Finding[]): Diagnostic[] {
  if (findings.length === 0) return [];
  const scopes = scopesOf(findings);
  return tables.flatMap((table) => {
    const cells = cellsOf(table);
    if (!tellsTotals(cells)) return [];
    const [wrong] = scopes
      .map((scope) => cells.filter((cell) => !isFair(cell, scope)))
      .toSorted((a, b) => a.length - b.length);
    return wrong === undefined || countsOthers(cells, wrong) ? [] : wrong.map((cell) => complaint(cell, findings));
  });
}

/** One number of a table of totals: of which level, and counting what. */
interface Cell {
  readonly stated: number;
  readonly line: number;
  /** The labels of its row and column, in the author's words. */
  readonly label: string;
  readonly level: Level | null;
  readonly measure: Measure;
}

/** What a label of a row or column says. */
interface Label {
  readonly level: Level | null;
  readonly measure: Measure | null;
}

function cellsOf({ rows, lines }: CountTable): readonly Cell[] {
  const [header = [], ...body] = rows;
  const columns = header.map(labelOf);
  return body.flatMap((cells, at) => {
    const row = labelOf(cells[0] ?? '');
    if (row === null) return [];
    const line = lines[at + 1] ?? 1;
    return cells.flatMap((text, column) => {
      const of = columns[column];
      if (column === 0 || of === undefined || of === null) return [];
      const counted = { level: row.level ?? of.level, line };
      if (!/^\d{1,5}$/.test(text))
        return row.level === null ? [] : inWords(text, { ...counted, label: cells[0] ?? '' });
      const measure = combined(row.measure, of.measure);
      if (measure === null || (row.level !== null && of.level !== null)) return [];
      return [{ ...counted, stated: Number(text), label: named(cells[0] ?? '', header[column] ?? '', of), measure }];
    });
  });
}

/** A cell such as `2 FIXED, 1 OPEN`. */
function inWords(text: string, cell: Pick<Cell, 'level' | 'line' | 'label'>): readonly Cell[] {
  const parts = text.split(/\s*[,;/]\s*/).map((part) => /^(\d{1,5}) +(.+)$/.exec(part));
  return parts.flatMap((part) => {
    const label = plainWords(part?.[2] ?? '');
    if (part === null || !statusLabel.test(label)) return [];
    return [{ ...cell, stated: Number(part[1]), label: `${cell.label}, ${part[2] ?? ''}`, measure: { label } }];
  });
}

const totalLabel =
  /^(?:(?:grand |over ?all )?totals?(?: (?:findings|issues|vulnerabilities|count|number))?|all(?: findings)?|sum)$/;
const countLabel =
  /^(?:count|number|number of (?:findings|issues|vulnerabilities)|findings|issues|vulnerabilities|amount|quantity|original count|found|#)$/;

function labelOf(text: string): Label | null {
  const words = plainWords(text.replace(/\([^()]*\)/g, ' '));
  if (totalLabel.test(words) || countLabel.test(words)) return { level: null, measure: null };
  if (statusLabel.test(words)) return { level: null, measure: { label: words } };
  // A column of statuses in words: `2 FIXED`.
  if (/^(?:status|state|current status)$/.test(words)) return { level: null, measure: null };
  const name = words.replace(/ (?:severity|risk|findings|issues|vulnerabilities)$/, '').replaceAll(' ', '-');
  const level = levelNames.get(name);
  return level === undefined ? null : { level, measure: null };
}

const levelNames: ReadonlyMap<string, Level> = new Map([
  ['critical', 'critical'],
  ['high', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['low', 'low'],
  ['informational', 'informational'],
  ['info', 'informational'],
  ['very-low', 'very-low'],
  ['very-high', 'very-high'],
]);

/** What is counted where a row and a column meet; null where both are statuses. */
function combined(row: Measure | null, column: Measure | null): Measure | null {
  if (row === null) return column ?? 'all';
  return column === null ? row : null;
}

function named(row: string, column: string, { measure, level }: Label): string {
  return measure === null && level === null ? row : `${row}, ${column}`;
}

/** A table of totals has two labels at least that are severities or statuses; a lone total may be of anything. */
function tellsTotals(cells: readonly Cell[]): boolean {
  return (
    new Set(cells.filter(({ level, measure }) => level !== null || measure !== 'all').map(({ label }) => label)).size >=
    2
  );
}

/** Where no number fits, the table counts something else. */
function countsOthers(cells: readonly Cell[], wrong: readonly Cell[]): boolean {
  return cells.length >= fewestNumbers && wrong.length === cells.length;
}

/** Numbers from which on one of them at least should fit. */
export const fewestNumbers = 4;

function isFair({ stated, level, measure }: Cell, scope: readonly Finding[]): boolean {
  const { rated, unrated } = level === null ? { rated: scope, unrated: 0 } : ofLevel(scope, level);
  return fairCounts(rated, measure, unrated)(stated);
}

function complaint({ stated, label, line, level, measure }: Cell, findings: readonly Finding[]): Diagnostic {
  const those = level === null ? findings : ofLevel(findings, level).rated;
  const rows = typeof measure === 'string' ? those.length : countByLabel(those, measure.label);
  const message = `The table of totals says ${stated} for “${label}”; the findings come to ${rows}`;
  return diagnose('stated-count-differs', message, { start: { line, column: 1 }, end: { line, column: 1 } });
}
