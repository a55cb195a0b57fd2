import { longestProse } from './prose.ts';
import { diagnose } from '../../domain/diagnostics.ts';
import { levels, type Diagnostic, type Finding, type Level, type Verbatim } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import { numberPattern, toNumber } from './numbers.ts';
import { fairCounts, ofLevel, type Measure } from './readings.ts';
import { scopesOf } from './scopes.ts';

/** Running text with the headings above it, outermost first. */
export interface ProsePassage extends Verbatim {
  readonly section: readonly string[];
}

/** Holds what the text says of the number of findings, fixed and open ones, against the rows. */
export function checkClaims(prose: readonly ProsePassage[], findings: readonly Finding[]): Diagnostic[] {
  if (findings.length === 0) return [];
  const scopes = scopesOf(findings);
  return prose.flatMap((passage) => {
    if (passage.text.length > longestProse || isForeign(passage.text, passage.section)) return [];
    const wrong = sentencesOf(passage.text).flatMap((sentence) =>
      claimsIn(sentence).filter((claim) => !scopes.some((scope) => isFair(claim, scope))),
    );
    return withoutParts(wrong).map((claim) =>
      diagnose('stated-count-differs', `The text says “${claim.quote}”; ${inFact(claim, findings)}`, passage.position),
    );
  });
}

/** A number that the text states, in the author's words. */
interface Claim {
  readonly quote: string;
  readonly count: number;
  readonly level: Level | null;
  readonly measure: Measure;
  /** Whether the count is of those that are left over: `all but 2 are fixed`. */
  readonly exceptions: boolean;
  /** The number of which the count is a part, where it is told. */
  readonly whole: number | null;
}

/** Passages about other findings than those of the post: of a tool, of packages, of another audit. */
function isForeign(text: string, section: readonly string[]): boolean {
  return foreign.test(text) || section.some((heading) => foreign.test(heading) || history.test(heading));
}

const foreign =
  /\b(?:scanners?|dependenc(?:y|ies)|npm|yarn|pip|cargo|govulncheck|trivy|grype|snyk|dependabot|slither|semgrep|codeql|bandit|osv|packages?|checklist|unit tests?|test cases?|previous(?:ly)?|prior|earlier|another|other (?:audits?|reports?)|last year|initial(?:ly)?|original(?:ly)?|appendix)\b/i;
const history = /\b(?:history|changelog|change log|timeline|revisions?|release notes)\b/i;

function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?;])\s+(?=[\p{Lu}\d“"(*_-])/u)
    .filter((sentence) => !sentence.endsWith('?'));
}

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
const progress: readonly {
  readonly pattern: RegExp;
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
].map(({ pattern, ...rest }) => ({ pattern: new RegExp(pattern, 'giu'), ...rest }));

/** Sentences in which a number of findings can only be the number of all of them. */
const wholes = [
  String.raw`\b(?:of|all)\s+(?:of\s+)?(?:the|these|those|our|all)\s+${count}\s+${noun}\b`,
  String.raw`\ba\s+total\s+of\s+${count}\s+${noun}\b`,
  String.raw`\ball\s+${count}\s+${noun}\b`,
  String.raw`\btotal(?:\s+(?:number\s+of\s+)?${noun})?\s*[:=]\s*${count}(?:\s+${noun})?(?=\s*[.;)]?\s*$)`,
  String.raw`\b(?:audit|review|assessment|report|auditors|team|they|we)\s+(?:has\s+|have\s+)?(?:found|identified|uncovered|revealed|discovered|reported|listed|lists|contains|resulted\s+in|yielded)\s+(?:a\s+total\s+of\s+)?${count}\s+${noun}\b(?!\s+(?:in|of|with|that|which|were|was|are|rated|classified|by|from|for|on|to|as))`,
  String.raw`\b${count}\s+${noun}\s+(?:were|have\s+been)\s+(?:identified|found|uncovered|discovered)(?!\s+(?:in|as|to|with|and|by|for|on|during))\b`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** `3 High, two Low and 1 informational findings`: at least two levels, each with its number. */
const rated = String.raw`${count}\s+(?<level>critical|high|medium|moderate|low|informational)\b(?:[- ](?:severity|risk))?(?:\s+${noun})?`;
const ratedOne = new RegExp(rated, 'giu');
const ratedList = new RegExp(
  String.raw`${unnamed(rated)}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*[/+;]\s*)${unnamed(rated)})+`,
  'giu',
);

function unnamed(pattern: string): string {
  return pattern.replaceAll(/\?<(?![=!])\w+>/g, '?:');
}

/** Words that every claim of its kind has: the patterns above take milliseconds to compile, and most posts need none. */
const progressWord =
  /\b(?:fixed|resolved|closed|addressed|remediated|mitigated|settled|open|unresolved|unfixed|outstanding|unaddressed)\b/i;
const findingsWord = /\b(?:findings?|issues?|vulnerabilit(?:y|ies)|weaknesses|them|total)\b/i;
const levelWord = /\b(?:critical|high|medium|moderate|low|informational)\b/i;
const counting =
  /\d|\b(?:no|none|all|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen|hundred)\b/i;

function claimsIn(sentence: string): readonly Claim[] {
  if (!counting.test(sentence)) return [];
  const [named, rated] = [findingsWord.test(sentence), levelWord.test(sentence)];
  const claims: Claim[] = [];
  let rest = sentence;
  for (const { pattern, exceptions = false, all = false, none = false } of progressWord.test(sentence) &&
  (named || rated)
    ? progress
    : [])
    rest = rest.replace(pattern, (quote: string, ...found: unknown[]) => {
      const groups = groupsOf(found);
      const measure = groups['done'] === undefined ? openness(groups['open']) : 'done';
      const part = {
        quote: quote.trim(),
        level: levelOf(groups['level']),
        whole: groups['whole'] === undefined ? null : toNumber(groups['whole']),
      };
      if (all || none) claims.push({ ...part, count: 0, measure, exceptions: all });
      else claims.push({ ...part, count: toNumber(groups['count'] ?? ''), measure, exceptions });
      return ' … ';
    });
  for (const pattern of named ? wholes : [])
    rest = rest.replace(pattern, (quote: string, ...found: unknown[]) => {
      const { count: stated = '' } = groupsOf(found);
      claims.push({
        quote: quote.trim(),
        count: toNumber(stated),
        level: null,
        measure: 'all',
        exceptions: false,
        whole: null,
      });
      return ' … ';
    });
  return [
    ...claims.filter(({ count: stated, whole: of }) => !isYear(stated) && !isYear(of)),
    ...(rated ? levelClaims(rest) : []),
  ];
}

/** What is not fixed may be accepted; what is open, hardly. */
function openness(words: string | undefined): Measure {
  return /^un/i.test(words ?? '') ? 'unfixed' : 'open';
}

function groupsOf(found: readonly unknown[]): { readonly [name: string]: string | undefined } {
  const last = found.at(-1);
  return typeof last === 'object' && last !== null
    ? Object.fromEntries(
        Object.entries(last).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
      )
    : {};
}

/** `the 2019 findings` are those of a year. */
function isYear(count: number | null): boolean {
  return count !== null && count >= 1900 && count < 2100;
}

function levelClaims(sentence: string): readonly Claim[] {
  if (
    /\b(?:fixed|resolved|closed|addressed|remediated|mitigated|settled|accepted|acknowledged|open|unresolved|remain(?:s|ing)?)\b/i.test(
      sentence,
    )
  )
    return [];
  return [...sentence.matchAll(ratedList)].flatMap(([quote]) =>
    [...quote.matchAll(ratedOne)].map(({ groups }): Claim => ({
      quote,
      count: toNumber(groups?.['count'] ?? ''),
      level: levelOf(groups?.['level']),
      measure: 'all',
      exceptions: false,
      whole: null,
    })),
  );
}

function levelOf(words: string | undefined): Level | null {
  const name = words?.toLowerCase();
  return levels.find((one) => one === (name === 'moderate' ? 'medium' : name)) ?? null;
}

/** Whether what is stated is so for some findings, however it may fairly be meant. */
function isFair(
  { count: stated, level: of, measure, exceptions, whole: all }: Claim,
  scope: readonly Finding[],
): boolean {
  const { rated: those, unrated } = of === null ? { rated: scope, unrated: 0 } : ofLevel(scope, of);
  if (all !== null && !fairCounts(those, 'all', unrated)(all)) return false;
  return fairCounts(those, measure, unrated)(exceptions ? those.length - stated : stated);
}

/** Leaves out what is part of another, and says each once. */
function withoutParts(claims: readonly Claim[]): readonly Claim[] {
  const quotes = [...new Set(claims.map(({ quote }) => quote))];
  return quotes
    .filter((quote) => !quotes.some((other) => other !== quote && other.includes(quote)))
    .flatMap((quote) => claims.find((claim) => claim.quote === quote) ?? []);
}

function inFact({ level: of, measure }: Claim, findings: readonly Finding[]): string {
  const those = of === null ? findings : ofLevel(findings, of).rated;
  const kind = of === null ? '' : ` of ${of} severity`;
  if (measure === 'all') return `the tables have ${those.length}${kind}`;
  const settled = those.filter(({ status }) => isSettled(status.kind)).length;
  const open = those.length - settled;
  return `by the rows ${settled} of ${those.length}${kind} ${settled === 1 ? 'is' : 'are'} settled and ${open} ${open === 1 ? 'is' : 'are'} not`;
}
