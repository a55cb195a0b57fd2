import { counted } from '../../words.ts';
import type { ComparisonWords, TableChangeWords } from '../sentences.ts';
import { changes, countedChanges, fields, levelNames } from './names.ts';

export const comparison: ComparisonWords = {
  account: ({ matched, unchanged, cosmetic, pairedBy }) => {
    const spelling = cosmetic === 0 ? '' : `, ${cosmetic} ${cosmetic === 1 ? 'differs' : 'differ'} in spelling alone`;
    const paired = pairedBy === null ? '' : ` Where nothing else is said, they are paired by the ${pairedBy}.`;
    return `Open means not settled. ${counted(matched, 'finding')} ${matched === 1 ? 'is' : 'are'} in both snapshots: ${unchanged} unchanged${spelling}, ${matched - unchanged - cosmetic} changed. A finding that is no longer listed is not taken for resolved.${paired}`;
  },
  caption: ({ name, day, total, unsettled }) =>
    `${name}${day === null ? '' : `, ${day}`}: ${counted(total, 'finding')}, ${unsettled} open`,
  ofCommit: (day, commit) => `${day}, commit ${commit}`,
  headline: ({ news, others, tables, before, after }) => {
    const counts = news.map(({ kind, count }) => `${count} ${countedChanges[kind]}`);
    const rest =
      others === 0 ? [] : [`${others} ${counts.length === 0 ? 'changed in other ways' : 'otherwise changed'}`];
    const what = [...counts, ...rest, ...tables.map(inShort)];
    return `${what.length === 0 ? 'Nothing changed' : what.join(', ')}; ${before} → ${after} open`;
  },
  tableChange: ({ kind, field, isColumn, rows, before, after }) => {
    const findings = counted(rows, 'finding');
    if (kind === 'renumbered')
      return `${findings} ${rows === 1 ? 'has' : 'have'} another number, as in ${before ?? 'none'} → ${after ?? 'none'}.`;
    const what = `${isColumn ? 'The column ' : ''}“${field}”`;
    return kind === 'column-added' ? `${what} is new (${findings}).` : `${what} is gone (${findings}).`;
  },
  matches: {
    alias: 'aliases file',
    id: 'same id',
    issue: 'same issue',
    advisory: 'same advisory',
    'number-and-title': 'same number and title',
    title: 'same title',
  },
  likeness: (likeness) => `title likeness ${likeness.toFixed(2)}`,
  fields,
  workField: (name) => `Remaining work: ${name}`,
  urgent: (kind, level) => `${changes[kind].label}, ${levelNames[level].inText}`,
  askedOn: (day) => `on ${day}`,
  askedBetween: (from, to) => `from ${from} to ${to}`,
};

function inShort({ kind, field, rows }: TableChangeWords): string {
  if (kind === 'renumbered') return `${rows} renumbered`;
  return `${kind === 'column-added' ? 'new column' : 'column gone:'} ${field}`;
}
