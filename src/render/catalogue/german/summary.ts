import type { StatusCount, SummaryWords } from '../sentences.ts';
import { withNoun, germanGrammar, ofFindings, formOf } from './grammar.ts';
import { germanLevels, germanStatuses } from './names.ts';

export const germanSummary: SummaryWords = {
  standing: ({ title, day, total, settled, unsettled, fixedOrRemoved, settledParts, openParts, missed }) => {
    const parts = [
      settled === 0 && missed === null
        ? 'ist keiner erledigt'
        : `${formOf(settled, 'ist', 'sind')} ${settled} erledigt${inBrackets(settledParts)}`,
      unsettled === 0 && missed === null ? 'keiner ist offen' : `${unsettled} nicht${inBrackets(openParts)}`,
    ];
    const rest = missed === null ? '' : `; ${missed}`;
    return `${title}${day === null ? '' : `, Stand ${day}`}: Von ${ofFindings(total)} ${parts.join(' und ')}${rest}. Behoben oder entfernt: ${fixedOrRemoved}.`;
  },
  severities: (rows) => {
    if (rows.length === 0) return 'Die Quelle nennt keine Schweregrade.';
    const parts = rows.map(
      ({ level, count, settled }) =>
        `${level === null ? 'außerhalb der Skala' : germanLevels[level].inText} ${settled} von ${count}`,
    );
    return `Erledigt nach Schweregrad: ${parts.join(', ')}.`;
  },
  work: (items, withoutFinding) => {
    if (items === 0) return 'Die Quelle führt keine Restarbeiten auf.';
    const none = withoutFinding === 0 ? '' : `, davon ${withoutFinding} ohne Befund`;
    return `Restarbeiten: ${withNoun(items, 'Eintrag', 'Einträge')}${none}.`;
  },
  contradictions: ({ error, warning }) => {
    const parts = [
      ...(error > 0 ? [withNoun(error, 'Stelle, die Leser nicht sehen', 'Stellen, die Leser nicht sehen')] : []),
      ...(warning > 0 ? [withNoun(warning, 'Widerspruch oder Zweifel', 'Widersprüche oder Zweifel')] : []),
    ];
    return parts.length === 0
      ? 'Nichts in der Quelle widerspricht sich.'
      : `In der Quelle bemerkt: ${germanGrammar.list(parts)}.`;
  },
  source: ({ source, digest, url }) =>
    `Gezählt aus ${source} (SHA-256 ${digest}…)${url === null ? '' : `, veröffentlicht unter ${url}`}.`,
};

function inBrackets(parts: readonly StatusCount[]): string {
  const counts = parts.map(({ kind, count }) => `${count} ${germanStatuses[kind].inText}`);
  return counts.length === 0 ? '' : ` (${germanGrammar.list(counts)})`;
}
