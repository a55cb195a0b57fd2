import type { CountWords } from '../sentences.ts';
import type { Words } from '../words.ts';
import { germanComparison } from './comparison.ts';
import { germanRuleExplanations } from './explanations.ts';
import { withNoun, numberOfFindings, germanGrammar, ofFindings, formOf } from './grammar.ts';
import { germanHistory } from './history.ts';
import { germanLabels } from './labels.ts';
import { germanMatrix } from './matrix.ts';
import { germanChanges, germanCountedChanges, germanLevels, germanStatuses } from './names.ts';
import { numberOfDays, germanStatus, germanWork } from './status.ts';
import { germanSummary } from './summary.ts';
import { germanRuleTitles } from './titles.ts';
import { germanTracker } from './tracker.ts';

const counts: CountWords = {
  findings: numberOfFindings,
  days: numberOfDays,
  settled: (count) => `${count} erledigt`,
  unsettled: (count) => `${count} nicht erledigt`,
  open: (count) => `${count} offen`,
  diagnostics: ({ error, warning, info }) => {
    const parts = [
      [error, 'Fehler', 'Fehler'],
      [warning, 'Warnung', 'Warnungen'],
      [info, 'Anmerkung', 'Anmerkungen'],
    ] as const;
    return germanGrammar.list(
      parts.filter(([count]) => count > 0).map(([count, one, other]) => withNoun(count, one, other)),
    );
  },
  allFindings: (count) => (count === 1 ? 'Der eine Befund' : `Alle ${numberOfFindings(count)}`),
  findingRange: (from, to) => `Befunde ${from} bis ${to}`,
  workRange: (from, to) => `Restarbeiten ${from} bis ${to}`,
  allChanged: (count) => (count === 1 ? 'Der eine geänderte Befund' : `Alle ${count} geänderten Befunde`),
  changeRange: (from, to) => `Änderungen ${from} bis ${to}`,
  index: ({ open, findings: total, audits }) =>
    `${open} von ${ofFindings(total)} in ${withNoun(audits, 'Prüfung', 'Prüfungen')} ${formOf(open, 'ist', 'sind')} offen.`,
  cut: ({ cut, all, most }) =>
    `**Hier gekürzt:** ${cut} von ${all} Zeilen fehlen, damit es weniger als ${most} Zeichen bleiben. Die Dateien dieses Laufs haben sie alle.`,
};

/** What reports say in German. */
export const german: Words = {
  grammar: germanGrammar,
  labels: germanLabels,
  statuses: germanStatuses,
  levels: germanLevels,
  changes: germanChanges,
  countedChanges: germanCountedChanges,
  rules: { title: (code) => germanRuleTitles[code], what: (code) => germanRuleExplanations[code] },
  counts,
  status: germanStatus,
  work: germanWork,
  comparison: germanComparison,
  tracker: germanTracker,
  history: germanHistory,
  summary: germanSummary,
  matrix: germanMatrix,
};
