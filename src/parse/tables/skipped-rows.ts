import { plainText } from '../../markdown/markdown.ts';
import type { Rating } from '../../domain/model.ts';
import { plainWords } from '../../text/words.ts';
import type { RawTable } from '../document.ts';
import type { LevelReader } from '../records/rating.ts';
import type { SourceRow } from './table-rows.ts';

/** Why a line that stands right below a table, and so became a row of it, is set aside. */
export const gluedText = 'a line of text glued to the table';

/** Why a row is no record, or null where it is one. */
export function reasonToSetAside(
  texts: readonly string[],
  names: readonly string[],
  isId: (text: string) => boolean,
): string | null {
  if (texts.every((text) => text === '')) return 'an empty row';
  if (texts.every((text) => /^:?-+:?$/.test(text))) return 'a delimiter row';
  const repeated = texts.length === names.length && texts.every((text, column) => text === names[column]);
  if (repeated) return 'the header repeated';
  if (isTotal(texts)) return 'a total';
  return isPlaceholder(texts, isId) ? 'a row to be filled in' : null;
}

/** Whether a row of a template waits for its words: `[Add rows as needed]`, `F-1 | [Title] | [Open/Closed]`. */
function isPlaceholder(texts: readonly string[], isId: (text: string) => boolean): boolean {
  const filled = texts.filter((text) => text !== '');
  const waiting = filled.filter((text) => placeholder.test(text) && !isId(text));
  if (waiting.length === 0) return false;
  const rest = filled.filter((text) => !waiting.includes(text) && !/^(?:…|\.{3}|tbd|[–—-]+)$/i.test(text));
  return rest.length === 0 || (waiting.length > 1 && rest.length === 1 && isId(rest[0] ?? ''));
}

/** Words in one pair of square brackets. */
const placeholder = /^\[[^[\]]*\p{L}{2}[^[\]]*\]$/u;

/** The last rows of a table that are lines of text: whatever follows without a blank line becomes a row of it. */
export function gluedRows({ header, rows }: RawTable): ReadonlySet<SourceRow> {
  let first = rows.length;
  if (header.cells.length > 1) while (first > 0 && isBareLine(rows[first - 1])) first -= 1;
  const words = plainText(rows[first]?.cells[0]?.nodes ?? []);
  return new Set(/ \S+ |^[{[<:]/.test(words) ? rows.slice(first) : []);
}

/** A row of nothing but a severity, as tables that are grouped by it have. */
export function groupOf(source: SourceRow, texts: readonly string[], level: LevelReader): Rating | null {
  const only = onlyFilled(texts);
  const cell = only === null ? undefined : source.cells[only];
  const found = texts.length > 1 && only !== null ? level(texts[only] ?? '') : null;
  return found === null || cell === undefined
    ? null
    : { level: found, verbatim: { markdown: cell.markdown, text: plainText(cell.nodes), position: cell.position } };
}

/** The rows that are headings within a table: one bold cell and nothing else, where no other row begins in bold. */
export function headingRows({ rows }: RawTable): ReadonlySet<SourceRow> {
  const bold = rows.filter(({ cells }) => cells[0]?.nodes.length === 1 && cells[0].nodes[0]?.type === 'strong');
  const alone = bold.filter(({ cells }) => cells.length > 1 && cells.slice(1).every(({ nodes }) => nodes.length === 0));
  return new Set(alone.length === bold.length && alone.length < rows.length ? alone : []);
}

const totals =
  /^(?:(?:grand |sub ?|over ?all )?totals?(?: (?:findings|issues|vulnerabilities|count|number))?|sum|overall)$/;

/** Words of a total, then numbers. */
function isTotal(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  const [first = '', ...others] = filled;
  if (others.length === 0) return /^(?:grand )?totals?\b\D*\d+\D*$/i.test(first);
  return totals.test(plainWords(first)) && others.some((text) => /^\D{0,3}\d/.test(text));
}

function isBareLine(row: SourceRow | undefined): boolean {
  const [cell] = row?.cells ?? [];
  return row?.cells.length === 1 && row.position.start.column === cell?.position.start.column;
}

function onlyFilled(texts: readonly string[]): number | null {
  const filled = texts.flatMap((text, column) => (text === '' ? [] : [column]));
  return filled.length === 1 ? (filled[0] ?? null) : null;
}
