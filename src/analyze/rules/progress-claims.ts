import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, Summary, Verbatim } from '../../domain/model.ts';

/** Holds what the text says of fixed and open findings against the rows, where it can only mean all of them. */
export function checkStatedProgress(prose: readonly Verbatim[], summary: Summary): Diagnostic[] {
  if (summary.total === 0) return [];
  return prose.flatMap(({ text, position }) => {
    if (!/findings|issues|vulnerabilities|them/i.test(text) || text.length > 20_000) return [];
    const line = text.replace(/\s+/g, ' ');
    const wrong = claims.flatMap(({ pattern, isSo }) =>
      [...line.matchAll(pattern)].filter(({ groups }) => !isSo(Number(groups?.['count'] ?? 0), summary)),
    );
    return longest(wrong.map(([words]) => words)).map((words) =>
      diagnose('stated-count-differs', `The text says «${words}»; ${inFact(summary)}`, position),
    );
  });
}

/** Leaves out what is part of another. */
function longest(all: readonly string[]): readonly string[] {
  return [...new Set(all)].filter((words) => !all.some((other) => other !== words && other.includes(words)));
}

function inFact({ total, settled, unsettled }: Summary): string {
  return `by the rows ${settled} of ${total} ${settled === 1 ? 'is' : 'are'} settled and ${unsettled} ${unsettled === 1 ? 'is' : 'are'} not`;
}

interface Claim {
  readonly pattern: RegExp;
  readonly isSo: (count: number, summary: Summary) => boolean;
}

const noun = String.raw`(?:(?:security|audit|reported|published)\s+)*(?:findings|issues|vulnerabilities)`;
const which = String.raw`(?:of\s+)?(?:the\s+|these\s+|our\s+)?(?:\d{1,5}\s+)?`;
// No year: `the 2019 findings`.
const some = String.raw`(?<![\d.,#/-])\b(?!(?:19|20)\d\d\b)(?<count>\d{1,5})\s+(?:${noun}|of\s+(?:them|(?:the|these|our)\s+(?:\d{1,5}\s+)?${noun}))`;
const are = String.raw`(?:\s+(?:is|are|has\s+been|have\s+been))?(?:\s+(?:now|already|all|still|currently))*`;
const done = String.raw`\s+(?:fixed|resolved|closed|addressed|remediated|settled)`;
const open = String.raw`(?:\s+remains?)?\s+(?:open|unresolved|unfixed|outstanding|unaddressed)`;
// What follows could narrow it: `5 findings are fixed in v1.2`.
const full = String.raw`(?=\s*(?:[.;:!)]|,\s|\s(?:and|but)\s|$))`;
// What is wished or awaited is not said to be so.
const stated = String.raw`(?<!\b(?:not|until|once|when|if|unless|before|after|while|whether|that|ensure|almost|nearly)\s+)`;

const claims: readonly Claim[] = [
  {
    pattern: new RegExp(String.raw`${stated}\b(?:all|100\s*%)\s+${which}${noun}${are}${done}${full}`, 'giu'),
    isSo: (_, { unsettled }) => unsettled === 0,
  },
  {
    pattern: new RegExp(
      String.raw`${stated}\bno\s+(?:(?:open|unresolved|unfixed|outstanding)\s+${noun}(?:${are}(?:\s+(?:remain|left))?)?|${noun}${are}${open})${full}`,
      'giu',
    ),
    isSo: (_, { unsettled }) => unsettled === 0,
  },
  {
    pattern: new RegExp(String.raw`${stated}${some}${are}${done}${full}`, 'giu'),
    isSo: (count, { settled, fixedOrRemoved, byStatus }) =>
      [settled, fixedOrRemoved, byStatus.find(({ kind }) => kind === 'fixed')?.count ?? 0].includes(count),
  },
  {
    pattern: new RegExp(String.raw`${stated}${some}${are}${open}${full}`, 'giu'),
    isSo: (count, { unsettled, byStatus }) =>
      count === unsettled || byStatus.some((one) => one.kind === 'fix-needed' && one.count === count),
  },
];
