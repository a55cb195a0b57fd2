import type { ComparisonWords, TableChangeWords } from '../sentences.ts';
import { decimal, findings, pick } from './grammar.ts';
import { changes, countedChanges, fields, levels } from './names.ts';

export const comparison: ComparisonWords = {
  account: ({ matched, unchanged, cosmetic, pairedBy }) => {
    const differ = pick(cosmetic, 'unterscheidet', 'unterscheiden');
    const spelling = cosmetic === 0 ? '' : `, ${cosmetic} ${differ} sich nur in der Schreibweise`;
    const paired = pairedBy === null ? '' : ` Wo nichts anderes steht, gilt als Zuordnung: ${pairedBy}.`;
    return `Offen heißt nicht erledigt. ${findings(matched)} ${pick(matched, 'steht', 'stehen')} in beiden Ständen: ${unchanged} unverändert${spelling}, ${matched - unchanged - cosmetic} geändert. Ein Befund, der nicht mehr aufgeführt ist, gilt nicht als erledigt.${paired}`;
  },
  caption: ({ name, day, total, unsettled }) =>
    `${name}${day === null ? '' : `, ${day}`}: ${findings(total)}, ${unsettled} offen`,
  ofCommit: (day, commit) => `${day}, Commit ${commit}`,
  headline: ({ news, others, tables, before, after }) => {
    const counts = news.map(({ kind, count }) => `${count} ${countedChanges[kind]}`);
    const rest = others === 0 ? [] : [`${others} ${counts.length === 0 ? 'auf andere Weise' : 'sonst'} geändert`];
    const what = [...counts, ...rest, ...tables.map(inShort)];
    return `${what.length === 0 ? 'Nichts geändert' : what.join(', ')}; ${before} → ${after} offen`;
  },
  tableChange: ({ kind, field, isColumn, rows, before, after }) => {
    if (kind === 'renumbered')
      return `${findings(rows)} ${pick(rows, 'hat', 'haben')} eine andere Kennung, wie bei ${before ?? 'keine'} → ${after ?? 'keine'}.`;
    const what = `${isColumn ? 'Die Spalte ' : ''}„${field}“`;
    return kind === 'column-added'
      ? `${what} ist neu (${findings(rows)}).`
      : `${what} fehlt jetzt (${findings(rows)}).`;
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
  fields,
  workField: (name) => `Restarbeiten: ${name}`,
  urgent: (kind, level) => `${changes[kind].label}, Schweregrad ${levels[level].inText}`,
  askedOn: (day) => `vom ${day}`,
  askedBetween: (from, to) => `vom ${from} bis zum ${to}`,
};

function inShort({ kind, field, rows }: TableChangeWords): string {
  if (kind === 'renumbered') return `${rows} neu nummeriert`;
  return `${kind === 'column-added' ? 'neue Spalte' : 'entfallene Spalte'} ${field}`;
}
