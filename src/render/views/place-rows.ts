import type { StatusReport } from '../../domain/model.ts';
import type { Format } from '../format.ts';
import type { TableRow } from './view-model.ts';

const roles = { findings: 'findings', 'remaining-work': 'remaining work', other: 'set aside' } as const;

/** Every table, list and group of headings of a source as templates see it, in the order of the source. */
export function placeRows({ tables, lists, sections }: StatusReport, format: Format): readonly TableRow[] {
  const under = (section: readonly string[]): TableRow['section'] => format.text(section.at(-1) ?? '(no heading)');
  const rows = [
    ...tables.map((table) => ({ ...table, role: roles[table.role] })),
    ...lists.map((list) => ({ ...list, rows: list.items, role: `${roles[list.role]} (list)` })),
    ...sections.map((one) => ({ ...one, rows: one.headings, role: roleOf(one) })),
  ];
  return rows
    .toSorted((a, b) => a.position.start.line - b.position.start.line)
    .map(({ position, section, rows: count, records, role, because }) => ({
      line: position.start.line,
      section: under(section),
      rows: count,
      records,
      role,
      because: format.sentence(because),
    }));
}

function roleOf({ role, records, descriptions }: StatusReport['sections'][number]): string {
  const isDescribed = records === 0 && descriptions > 0;
  return `${isDescribed ? 'descriptions' : roles[role]} (headings)`;
}
