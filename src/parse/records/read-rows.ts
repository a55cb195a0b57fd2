import { diagnose } from '../../domain/diagnostics.ts';
import { isTooComplex } from '../../markdown/cell.ts';
import { plainText } from '../../markdown/markdown.ts';
import type { Diagnostic, Rating, SetAsideRow } from '../../domain/model.ts';
import type { TableReading } from '../columns/columns.ts';
import type { RawTable } from '../document.ts';
import { readRow, type Readers, type Row } from './read-row.ts';
import { sectionSeverity } from './section-severity.ts';
import { sectionStatus } from './section-status.ts';
import { gluedRows, gluedText, groupOf, headingRows, reasonToSetAside } from '../tables/skipped-rows.ts';
import type { SourceRow } from '../tables/table-rows.ts';

/** What was made of the rows of one table. */
export interface TableRows {
  readonly rows: readonly Row[];
  readonly setAside: readonly SetAsideRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every row of a table: as a record, or as set aside with the reason. */
export function readTableRows(table: RawTable, reading: TableReading, readers: Readers): TableRows {
  const rows: Row[] = [];
  const setAside: SetAsideRow[] = [];
  const diagnostics: Diagnostic[] = [];
  const names = table.header.cells.map(({ nodes }) => plainText(nodes));
  const titles = table.rows.map(({ cells }) => plainText(cells[reading.columns.title ?? -1]?.nodes ?? []));
  const context = {
    names,
    reading,
    used: new Set(Object.values(reading.columns)),
    idsInTitles: readers.ids.beginTitles(titles) || isCard(table, reading),
    sectionStatus: reading.columns.status === null ? sectionStatus(table, readers.status) : null,
  };
  const glued = gluedRows(table);
  const headings = headingRows(table);
  let rating: Rating | null = sectionSeverity(table, readers.level);
  for (const source of table.rows) {
    const texts = source.cells.map(({ nodes }) => plainText(nodes));
    const group = groupOf(source, texts, readers.level);
    const heading = group !== null || headings.has(source) ? 'a heading within the table' : null;
    const because = glued.has(source) ? gluedText : (reasonToSetAside(texts, names, readers.ids.isId) ?? heading);
    rating = group ?? rating;
    if (because === null) {
      diagnostics.push(...checkWidth(source, texts, names.length));
      rows.push(readRow(source, texts, context, readers, rating));
      continue;
    }
    setAside.push({ line: source.position.start.line, text: texts.filter(Boolean).join(' · '), because });
    if (because === gluedText) diagnostics.push(textInTable(source, texts));
  }
  return { rows, setAside, diagnostics };
}

/** Whether the title is the heading above, which begins with the id where it has one. */
function isCard({ rows, position }: RawTable, { columns }: TableReading): boolean {
  const title = rows[0]?.cells[columns.title ?? -1];
  return title !== undefined && title.position.start.line < position.start.line;
}

function textInTable(source: SourceRow, texts: readonly string[]): Diagnostic {
  const message = `“${texts.join(' ')}” stands directly below the table and became a row of it`;
  return diagnose('text-in-table', message, source.position);
}

function checkWidth(source: SourceRow, texts: readonly string[], width: number): Diagnostic[] {
  const surplus = texts.slice(width).filter((text) => text !== '');
  const { line } = source.position.start;
  if (surplus.length > 0) {
    const message = `The row has ${texts.length} cells, its header ${width}; readers of the post do not see “${surplus.join(' | ')}”. Escape a pipe inside a cell as \\|`;
    return [diagnose('cell-dropped', message, source.cells[width]?.position ?? source.position)];
  }
  if (source.cells.some(({ markdown }) => isTooComplex(markdown)))
    return [
      diagnose(
        'row-too-complex',
        `The row on line ${line} holds too many marks to be read as Markdown and is taken as plain words`,
        source.position,
      ),
    ];
  if (texts.length < width)
    return [diagnose('cells-missing', `The row has ${texts.length} cells, expected ${width}`, source.position)];
  return [];
}
