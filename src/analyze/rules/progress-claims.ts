import { longestProse } from './prose.ts';
import { diagnose } from '../../domain/diagnostics.ts';
import { levels, type Diagnostic, type Finding, type Level, type Verbatim } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import {
  counting,
  findingsWord,
  levelWord,
  progress,
  progressWord,
  ratedList,
  ratedOne,
  wholes,
} from './claim-patterns.ts';
import { toNumber } from './numbers.ts';
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

function claimsIn(sentence: string): readonly Claim[] {
  if (!counting.test(sentence)) return [];
  const [named, rated] = [findingsWord.test(sentence), levelWord.test(sentence)];
  const claims: Claim[] = [];
  let rest = sentence;
  for (const { pattern, exceptions = false, all = false, none = false } of progressWord.test(sentence) &&
  (named || rated)
    ? progress
    : [])
    rest = rest.replace(pattern(), (quote: string, ...found: unknown[]) => {
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
  for (const { pattern } of named ? wholes.filter(({ word }) => word.test(sentence)) : [])
    rest = rest.replace(pattern(), (quote: string, ...found: unknown[]) => {
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
  return [...sentence.matchAll(ratedList())].flatMap(([quote]) =>
    [...quote.matchAll(ratedOne())].map(({ groups }): Claim => ({
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
