import type { CountWords } from '../sentences.ts';
import type { Words } from '../words.ts';
import { comparison } from './comparison.ts';
import { explanations } from './explanations.ts';
import { counted, findings, grammar, ofFindings, pick } from './grammar.ts';
import { history } from './history.ts';
import { labels } from './labels.ts';
import { matrix } from './matrix.ts';
import { changes, countedChanges, levels, statuses } from './names.ts';
import { days, status, work } from './status.ts';
import { summary } from './summary.ts';
import { titles } from './titles.ts';
import { tracker } from './tracker.ts';

const counts: CountWords = {
  findings,
  days,
  settled: (count) => `${count} erledigt`,
  unsettled: (count) => `${count} nicht erledigt`,
  open: (count) => `${count} offen`,
  diagnostics: ({ error, warning, info }) => {
    const parts = [
      [error, 'Fehler', 'Fehler'],
      [warning, 'Warnung', 'Warnungen'],
      [info, 'Anmerkung', 'Anmerkungen'],
    ] as const;
    return grammar.list(parts.filter(([count]) => count > 0).map(([count, one, other]) => counted(count, one, other)));
  },
  allFindings: (count) => (count === 1 ? 'Der eine Befund' : `Alle ${findings(count)}`),
  findingRange: (from, to) => `Befunde ${from} bis ${to}`,
  workRange: (from, to) => `Restarbeiten ${from} bis ${to}`,
  allChanged: (count) => (count === 1 ? 'Der eine geänderte Befund' : `Alle ${count} geänderten Befunde`),
  changeRange: (from, to) => `Änderungen ${from} bis ${to}`,
  index: ({ open, findings: total, audits }) =>
    `${open} von ${ofFindings(total)} in ${counted(audits, 'Prüfung', 'Prüfungen')} ${pick(open, 'ist', 'sind')} offen.`,
  cut: ({ cut, all, most }) =>
    `**Hier gekürzt:** ${cut} von ${all} Zeilen fehlen, damit es weniger als ${most} Zeichen bleiben. Die Dateien dieses Laufs haben sie alle.`,
};

/** What reports say in German. */
export const german: Words = {
  grammar,
  labels,
  statuses,
  levels,
  changes,
  countedChanges,
  rules: { title: (code) => titles[code], what: (code) => explanations[code] },
  counts,
  status,
  work,
  comparison,
  tracker,
  history,
  summary,
  matrix,
};
