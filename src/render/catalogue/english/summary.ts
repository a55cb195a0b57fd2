import { counted } from '../../words.ts';
import type { StatusCount, SummaryWords } from '../sentences.ts';
import { grammar } from './grammar.ts';
import { levelNames, statuses } from './names.ts';

export const summary: SummaryWords = {
  standing: ({ title, day, total, settled, unsettled, fixedOrRemoved, settledParts, openParts, missed }) => {
    const parts = [
      settled === 0 && missed === null
        ? 'none is settled'
        : `${settled} ${are(settled)} settled${inBrackets(settledParts)}`,
      unsettled === 0 && missed === null
        ? 'none is open'
        : `${unsettled} ${are(unsettled)} not${inBrackets(openParts)}`,
    ];
    const read = missed === null ? '' : ' read';
    const rest = missed === null ? '' : `; ${missed}`;
    return `${title}${day === null ? '' : `, as of ${day}`}: of ${counted(total, 'finding')}${read}, ${parts.join(' and ')}${rest}. Fixed or removed: ${fixedOrRemoved}.`;
  },
  severities: (rows) => {
    if (rows.length === 0) return 'The source rates no severity.';
    const parts = rows.map(
      ({ level, count, settled }) =>
        `${level === null ? 'not on the scale' : levelNames[level].inText} ${settled} of ${count}`,
    );
    return `Settled by severity: ${parts.join(', ')}.`;
  },
  work: (items, withoutFinding) => {
    if (items === 0) return 'The source lists no remaining work.';
    const none = withoutFinding === 0 ? '' : `, ${withoutFinding} of them without a finding`;
    return `Remaining work: ${counted(items, 'item')}${none}.`;
  },
  contradictions: ({ error, warning }) => {
    const parts = [
      ...(error > 0 ? [counted(error, 'place its readers do not see', 'places its readers do not see')] : []),
      ...(warning > 0 ? [counted(warning, 'contradiction or doubt', 'contradictions or doubts')] : []),
    ];
    return parts.length === 0
      ? 'Nothing in the source contradicts itself.'
      : `Noted in the source: ${grammar.list(parts)}.`;
  },
  source: ({ source, digest, url }) =>
    `Counted from ${source} (SHA-256 ${digest}…)${url === null ? '' : `, published at ${url}`}.`,
};

function inBrackets(parts: readonly StatusCount[]): string {
  const counts = parts.map(({ kind, count }) => `${count} ${statuses[kind].inText.replace(',', ' with')}`);
  return counts.length === 0 ? '' : ` (${grammar.list(counts)})`;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}
