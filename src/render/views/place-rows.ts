import type { StatusReport } from '../../domain/model.ts';
import type { StatusWords } from '../catalogue/sentences.ts';
import type { Format } from '../format.ts';
import type { TableRow } from './view-model.ts';

/** Every table, list and group of headings of a source as templates see it, in the order of the source. */
export function placeRows({ tables, lists, sections }: StatusReport, format: Format): readonly TableRow[] {
  const under = (section: readonly string[]): TableRow['section'] =>
    section.length === 0 ? null : format.text(section.at(-1) ?? '');
  const { role: roleIn } = format.words.status;
  const rows = [
    ...tables.map((table) => ({ ...table, role: roleIn(table.role, 'table') })),
    ...lists.map((list) => ({ ...list, rows: list.items, role: roleIn(list.role, 'list') })),
    ...sections.map((one) => ({ ...one, rows: one.headings, role: roleIn(roleOf(one), 'headings') })),
  ];
  return rows
    .toSorted((a, b) => a.position.start.line - b.position.start.line)
    .map(({ position, section, rows: count, records, role, because }) => ({
      line: position.start.line,
      section: under(section),
      rows: count,
      records,
      role,
      because: format.inEnglish(format.sentence(because)),
    }));
}

function roleOf({ role, records, descriptions }: StatusReport['sections'][number]): Parameters<StatusWords['role']>[0] {
  return records === 0 && descriptions > 0 ? 'descriptions' : role;
}
