import { longestProse } from './prose.ts';
import { latePattern } from '../../text/late-pattern.ts';
import { quoted } from '../../text/shorten.ts';
import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, Finding, StatusKind } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import { capitalized, nameOf } from '../names.ts';
import type { ProsePassage } from './progress-claims.ts';

/**
 * Holds what the text says of a finding by its id, closed or open, against its row: `✅ O-1: RESOLVED`. `said`: what was found
 * before, so that nothing is said twice of one heading and its row.
 */
export function checkIds(
  prose: readonly ProsePassage[],
  findings: readonly Finding[],
  said: readonly Diagnostic[] = [],
): Diagnostic[] {
  const byId = uniqueIds(findings);
  if (byId.size === 0) return [];
  // What is said last holds: a text may tell how a finding was opened, closed and reopened.
  const last = new Map<Finding, { readonly statement: Statement; readonly passage: ProsePassage }>();
  for (const passage of prose)
    for (const statement of statementsIn(passage)) {
      const finding = byId.get(statement.id.toLowerCase());
      if (finding !== undefined) last.set(finding, { statement, passage });
    }
  const differing = new Set(said.flatMap(({ code, subject }) => (code === 'statuses-differ' ? (subject ?? []) : [])));
  const isSaid = ({ id, describedAt }: Finding, { position }: ProsePassage): boolean =>
    differing.has(id ?? '') && describedAt?.heading.position.start.line === position.start.line;
  return [...last].flatMap(([finding, { statement, passage }]) =>
    contradicts(finding.status.kind, statement) && !isSaid(finding, passage)
      ? [complaint(finding, statement, passage)]
      : [],
  );
}

interface Statement {
  readonly id: string;
  readonly closed: boolean;
  readonly quote: string;
}

/** An id of the author's own: letters, then digits behind a dash or dot: `O-1`, `FAL-01-001`, `POAM-011`. */
const oneId = String.raw`\p{Lu}[\p{L}\d]*(?:[-_.][\p{L}\d]+)*[-_.]\d+`;
const id = String.raw`(?<![\p{L}\p{N}_/.-])\[?(?<ids>${oneId}(?:(?:\s*[/,&]\s*|\s+and\s+)${oneId})*)\]?(?![\p{L}\p{N}_/-]|\.\d)`;
const ids = latePattern(oneId, 'giu');
const ownId = latePattern(`^${oneId}$`, 'iu');
const closed = String.raw`(?<closed>closed|resolved|fixed|remediated)`;
const open = String.raw`(?<open>(?:still\s+)?(?:open|unresolved|unfixed|not\s+fixed|outstanding)|reopened)`;
const status = String.raw`(?:${closed}|${open})`;
const mark = String.raw`[\p{Extended_Pictographic}\ufe0f✓✔✗✘\s]*`;
/** Nothing may follow that could narrow it: a place, a condition, a part. */
const end = String.raw`(?=\s*(?:[\])]\s*)?(?:[.;!]?\s*$|[.;!]\s|[(,—–]|\s-\s|\bin\s+(?:#|v?\d|PR)))`;

const patterns = [
  // The status right behind the id: `O-1: RESOLVED`, `O-1 ✅ Closed`, `O-1 is fixed`.
  String.raw`${id}(?:\s*[:–—-])?\s*${mark}(?:(?:is|are|remains|has\s+been|have\s+been)\s+(?:now\s+|still\s+)?)?${status}${end}`,
  // The status as the last words of a line that begins with the id: `O-1: Gate — RESOLVED`, `[O-1] Gate (fixed)`.
  String.raw`^${mark}(?:finding\s+)?${id}\s*[:–—-]?\s[^.]*?\s(?:[—–:|-]\s*|[([]\s*)${mark}${status}\s*[)\]]?${mark}$`,
].map((pattern) => latePattern(pattern, 'giu'));

/** What is not said to be so, or was so once. */
const unstated =
  /\b(?:if|once|when|until|unless|before|after|should|would|will|must|was|were|not|may|might|can|could|whether|assume[sd]?|previously|formerly|originally|mark(?:ed|s)?|consider(?:ed)?|todo|plan(?:ned)?|expected|duplicate)\b|\?/i;
const past =
  /\b(?:history|changelog|change log|timeline|revisions?|release notes|previous|original|log|minutes|example|template|legend)\b/i;

function statementsIn({ text, section }: ProsePassage): readonly Statement[] {
  if (text.length > longestProse || section.some((heading) => past.test(heading))) return [];
  return text.split(/(?<=[.!?;])\s+|\n/).flatMap((sentence) => {
    if (unstated.test(sentence)) return [];
    return patterns.flatMap((pattern) =>
      [...sentence.matchAll(pattern())].flatMap(({ 0: quote, groups }) =>
        (groups?.['ids']?.match(ids()) ?? []).map((one) => ({
          id: one,
          closed: groups?.['closed'] !== undefined,
          quote: quote.trim(),
        })),
      ),
    );
  });
}

function contradicts(kind: StatusKind, { closed: saidClosed }: Statement): boolean {
  return saidClosed ? kind === 'fix-needed' || kind === 'needs-design' || kind === 'in-progress' : isSettled(kind);
}

function complaint(finding: Finding, { quote, closed: saidClosed }: Statement, { position }: ProsePassage): Diagnostic {
  const { verbatim } = finding.status;
  const row = `line ${finding.position.start.line} ${saidClosed ? 'is not settled' : 'is settled'} (${quoted(verbatim?.text ?? '')})`;
  const message = `${capitalized(nameOf(finding))}: the text says ${quoted(quote)}, its row in ${row}`;
  return diagnose('text-contradicts-row', message, position, finding.id);
}

function uniqueIds(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const found = new Map<string, Finding>();
  const repeated = new Set<string>();
  for (const finding of findings) {
    const key = finding.id?.toLowerCase() ?? '';
    if (found.has(key)) repeated.add(key);
    found.set(key, finding);
  }
  for (const key of repeated) found.delete(key);
  return new Map([...found].filter(([key]) => ownId().test(key)));
}
