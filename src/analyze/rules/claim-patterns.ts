import { latePattern } from '../../text/late-pattern.ts';
import { numberPattern } from './numbers.ts';

const noun = String.raw`(?:(?:security|audit|reported|published|individual|distinct|unique|known|total)\s+)*(?:findings?|issues?|vulnerabilit(?:y|ies)|weaknesses)`;
const level = String.raw`(?:(?<level>critical|high|medium|moderate|low|informational)(?:[- ](?:severity|risk|priority))?\s+)?`;
const determiner = String.raw`(?:(?:the|these|those|our|its|all|identified|reported)\s+)*`;
const are = String.raw`(?:\s+(?:is|are|was|were|has\s+been|have\s+been))?(?:\s+(?:now|already|all|still|currently|fully|since))*`;
const done = String.raw`(?<done>fixed|resolved|closed|addressed|remediated|mitigated|settled)`;
const open = String.raw`(?:remains?\s+)?(?<open>open|unresolved|unfixed|outstanding|unaddressed)`;
// What follows could narrow it: `5 findings are fixed in v1.2`.
const full = String.raw`(?=\s*(?:[.;:!)]|,\s|\s(?:and|but|while)\s|$))`;
// What is wished, awaited or denied is not said to be so.
const stated = String.raw`(?<!\b(?:not|until|once|when|if|unless|before|after|while|whether|that|ensure|almost|nearly|about|around|over|than|least|most|first|last|next|top|further|additional|more|another|phase|part|section|level|tier|round|stage|priority|week|sprint|version|table|category|audit|step|day)\s+)`;
const count = String.raw`(?<count>${numberPattern})`;
const whole = String.raw`(?<whole>${numberPattern})`;

/** Sentences of how many are done or open, whole: what comes first here takes its words from those below. */
export const progress: readonly {
  readonly pattern: () => RegExp;
  readonly exceptions?: boolean;
  readonly all?: boolean;
  readonly none?: boolean;
}[] = [
  {
    pattern: String.raw`${stated}\ball\s+(?:but|except(?:\s+for)?)\s+${count}(?:\s+of\s+${determiner}(?:${whole}\s+)?)?(?:\s*${level}${noun})?${are}\s+${done}${full}`,
    exceptions: true,
  },
  {
    pattern: String.raw`${stated}${count}(?:\s*\/\s*|\s+(?:out\s+)?of\s+)(?:(?:them|${determiner}(?:${whole}\s*)?${level}(?:${noun})?))${are}\s+(?:${done}|${open})${full}`,
  },
  {
    pattern: String.raw`\bof\s+${determiner}${whole}\s+${level}${noun}\s*[,:]\s*${count}${are}\s+(?:${done}|${open})${full}`,
  },
  {
    pattern: String.raw`${stated}\bnone\s+of\s+(?:them|${determiner}(?:${whole}\s+)?${level}(?:${noun})?)${are}\s+(?:${done}|${open})${full}`,
    none: true,
  },
  {
    pattern: String.raw`${stated}\b(?:all|100\s*%)\s+(?:of\s+)?${determiner}(?:${whole}\s+)?${level}${noun}${are}\s+${done}${full}`,
    all: true,
  },
  {
    pattern: String.raw`${stated}\bno\s+${level}(?:(?<open>open|unresolved|unfixed|outstanding)\s+${noun}(?:${are}(?:\s+(?:remain|left))?)?|${noun}${are}\s+(?:remains?\s+)?(?:open|unresolved|unfixed|outstanding|unaddressed))${full}`,
    none: true,
  },
  { pattern: String.raw`${stated}${count}\s+${level}${noun}${are}\s+(?:${done}|${open})${full}` },
].map(({ pattern, ...rest }) => ({ pattern: latePattern(pattern, 'giu'), ...rest }));

/**
 * Sentences in which a number of findings can only be the number of all of them. The patterns take milliseconds to
 * compile: each is tried only where one of its words stands.
 */
export const wholes = [
  {
    word: /\b(?:of|all)\b/i,
    pattern: String.raw`\b(?:of|all)\s+(?:of\s+)?(?:the|these|those|our|all)\s+${count}\s+${noun}\b`,
  },
  {
    word: /\btotal\b/i,
    pattern: String.raw`\ba\s+total\s+of\s+${count}\s+${noun}\b`,
  },
  {
    word: /\ball\b/i,
    pattern: String.raw`\ball\s+${count}\s+${noun}\b`,
  },
  {
    word: /\btotal\b/i,
    pattern: String.raw`\btotal(?:\s+(?:number\s+of\s+)?${noun})?\s*[:=]\s*${count}(?:\s+${noun})?(?=\s*[.;)]?\s*$)`,
  },
  {
    word: /\b(?:found|identified|uncovered|revealed|discovered|reported|listed|lists|contains|resulted|yielded)\b/i,
    pattern: String.raw`\b(?:audit|review|assessment|report|auditors|team|they|we)\s+(?:has\s+|have\s+)?(?:found|identified|uncovered|revealed|discovered|reported|listed|lists|contains|resulted\s+in|yielded)\s+(?:a\s+total\s+of\s+)?${count}\s+${noun}\b(?!\s+(?:in|of|with|that|which|were|was|are|rated|classified|by|from|for|on|to|as))`,
  },
  {
    word: /\b(?:identified|found|uncovered|discovered)\b/i,
    pattern: String.raw`\b${count}\s+${noun}\s+(?:were|have\s+been)\s+(?:identified|found|uncovered|discovered)(?!\s+(?:in|as|to|with|and|by|for|on|during))\b`,
  },
].map(({ word, pattern }) => ({ word, pattern: latePattern(pattern, 'giu') }));

/** `3 High, two Low and 1 informational findings`: at least two levels, each with its number. */
const rated = String.raw`${count}\s+(?<level>critical|high|medium|moderate|low|informational)\b(?:[- ](?:severity|risk))?(?:\s+${noun})?`;
export const ratedOne = latePattern(rated, 'giu');
export const ratedList = latePattern(
  String.raw`${unnamed(rated)}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*[/+;]\s*)${unnamed(rated)})+`,
  'giu',
);

function unnamed(pattern: string): string {
  return pattern.replaceAll(/\?<(?![=!])\w+>/g, '?:');
}

/** Words that every claim of its kind has: the patterns above take milliseconds to compile, and most posts need none. */
export const progressWord =
  /\b(?:fixed|resolved|closed|addressed|remediated|mitigated|settled|open|unresolved|unfixed|outstanding|unaddressed)\b/i;
export const findingsWord = /\b(?:findings?|issues?|vulnerabilit(?:y|ies)|weaknesses|them|total)\b/i;
export const levelWord = /\b(?:critical|high|medium|moderate|low|informational)\b/i;
export const counting =
  /\d|\b(?:no|none|all|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen|hundred)\b/i;
