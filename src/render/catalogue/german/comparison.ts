import type { ComparisonWords, TableChangeWords } from '../sentences.ts';
import { decimal, numberOfFindings, formOf } from './grammar.ts';
import { germanChanges, germanCountedChanges, germanFields, germanLevels } from './names.ts';

export const germanComparison: ComparisonWords = {
  account: ({ matched, unchanged, cosmetic, pairedBy }) => {
    const differ = formOf(cosmetic, 'unterscheidet', 'unterscheiden');
    const spelling = cosmetic === 0 ? '' : `, ${cosmetic} ${differ} sich nur in der Schreibweise`;
    const paired = pairedBy === null ? '' : ` Wo nichts anderes steht, gilt als Zuordnung: ${pairedBy}.`;
    return `Offen heißt nicht erledigt. ${numberOfFindings(matched)} ${formOf(matched, 'steht', 'stehen')} in beiden Ständen: ${unchanged} unverändert${spelling}, ${matched - unchanged - cosmetic} geändert. Ein Befund, der nicht mehr aufgeführt ist, gilt nicht als erledigt.${paired}`;
  },
  caption: ({ name, day, total, unsettled }) =>
    `${name}${day === null ? '' : `, ${day}`}: ${numberOfFindings(total)}, ${unsettled} offen`,
  ofCommit: (day, commit) => `${day}, Commit ${commit}`,
  headline: ({ news, others, tables, before, after }) => {
    const counts = news.map(({ kind, count }) => `${count} ${germanCountedChanges[kind]}`);
    const rest = others === 0 ? [] : [`${others} ${counts.length === 0 ? 'auf andere Weise' : 'sonst'} geändert`];
    const what = [...counts, ...rest, ...tables.map(inShort)];
    return `${what.length === 0 ? 'Nichts geändert' : what.join(', ')}; ${before} → ${after} offen`;
  },
  tableChange: ({ kind, field, isColumn, rows, before, after }) => {
    if (kind === 'renumbered')
      return `${numberOfFindings(rows)} ${formOf(rows, 'hat', 'haben')} eine andere Kennung, wie bei ${before ?? 'keine'} → ${after ?? 'keine'}.`;
    const what = `${isColumn ? 'Die Spalte ' : ''}„${field}“`;
    return kind === 'column-added'
      ? `${what} ist neu (${numberOfFindings(rows)}).`
      : `${what} fehlt jetzt (${numberOfFindings(rows)}).`;
  },
  matches: {
    alias: 'Alias-Datei',
    id: 'gleiche Kennung',
    issue: 'gleiches Issue',
    advisory: 'gleiche Sicherheitsmeldung',
    'number-and-title': 'gleiche Nummer und gleicher Titel',
    title: 'gleicher Titel',
  },
  likeness: (likeness) => `Ähnlichkeit der Titel ${decimal(likeness)}`,
  fields: germanFields,
  workField: (name) => `Restarbeiten: ${name}`,
  urgent: (kind, level) => `${germanChanges[kind].label}, Schweregrad ${germanLevels[level].inText}`,
  askedOn: (day) => `vom ${day}`,
  askedBetween: (from, to) => `vom ${from} bis zum ${to}`,
};

function inShort({ kind, field, rows }: TableChangeWords): string {
  if (kind === 'renumbered') return `${rows} neu nummeriert`;
  return `${kind === 'column-added' ? 'neue Spalte' : 'entfallene Spalte'} ${field}`;
}
