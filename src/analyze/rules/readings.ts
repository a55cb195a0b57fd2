import type { Finding, Level, StatusKind } from '../../domain/model.ts';
import { plainWords } from '../../text/words.ts';

/** A range of counts that is fair: statuses or severities that are not known could be anything. */
export type Fair = (count: number) => boolean;

/** What a count may be of. */
export type Measure = 'all' | 'done' | 'open' | 'unfixed' | { readonly label: string };

/**
 * Returns which counts of some findings are fair, by the author's own words or by any reading of what is meant. `more`:
 * how many others may belong to them.
 */
export function fairCounts(findings: readonly Finding[], measure: Measure, more: number): Fair {
  const { readings, unknown } = readingsOf(findings, measure);
  return (count) => readings.some((one) => count >= one && count <= one + unknown + more);
}

/** Those of a level; findings without a level could be of any, and are counted apart. */
export function ofLevel(
  findings: readonly Finding[],
  level: Level,
): { readonly rated: readonly Finding[]; readonly unrated: number } {
  const rated = findings.filter(({ severity }) => severity?.level === level);
  return { rated, unrated: findings.filter(({ severity }) => severity === null || severity.level === null).length };
}

function readingsOf(
  findings: readonly Finding[],
  measure: Measure,
): { readonly readings: readonly number[]; readonly unknown: number } {
  if (measure === 'all') return { readings: totals(findings), unknown: 0 };
  const unknown = countOf(findings, ['unreported', 'unrecognized']);
  if (measure === 'done') return { readings: doneReadings(findings), unknown };
  if (measure === 'open') return { readings: openReadings(findings), unknown };
  if (measure === 'unfixed') return { readings: unfixedReadings(findings), unknown };
  return { readings: [saying(findings, measure.label), ...labelReadings(findings, measure.label)], unknown };
}

/** Returns how many findings have a status, by the author's words where any says so, else by its kind. */
export function countByLabel(findings: readonly Finding[], label: string): number {
  return saying(findings, label) || (labelReadings(findings, label)[0] ?? 0);
}

function saying(findings: readonly Finding[], label: string): number {
  return findings.filter(({ status }) => says(status.verbatim?.text ?? '', label)).length;
}

/** All of them; each id once; without what is only informational. */
function totals(findings: readonly Finding[]): readonly number[] {
  const keys = new Set(findings.map(({ id, identity }) => id ?? identity.key));
  const notes = findings.filter(
    ({ severity }) => severity?.level === 'informational' || severity?.level === 'none',
  ).length;
  return [findings.length, keys.size, findings.length - notes];
}

/** What is fixed, with any of what else may count as done. */
function doneReadings(findings: readonly Finding[]): readonly number[] {
  const others: readonly StatusKind[] = [
    'removed',
    'closed',
    'accepted',
    'duplicate',
    'not-applicable',
    'partially-fixed',
  ];
  return sums(
    countOf(findings, ['fixed']),
    others.map((kind) => countOf(findings, [kind])),
  );
}

/** What needs a fix, with any of what else may count as open. */
function openReadings(findings: readonly Finding[]): readonly number[] {
  const others: readonly StatusKind[] = ['needs-design', 'in-progress', 'partially-fixed'];
  return sums(
    countOf(findings, ['fix-needed']),
    others.map((kind) => countOf(findings, [kind])),
  );
}

/** What is open; or all that is not fixed, be it accepted. */
function unfixedReadings(findings: readonly Finding[]): readonly number[] {
  const known = findings.length - countOf(findings, ['unreported', 'unrecognized']);
  const notFixed = known - countOf(findings, ['fixed', 'removed']);
  return [...openReadings(findings), notFixed, notFixed - countOf(findings, ['closed'])];
}

function labelReadings(findings: readonly Finding[], label: string): readonly number[] {
  if (/^(?:remaining|unresolved|unfixed|not fixed)$/.test(label)) return unfixedReadings(findings);
  if (/^(?:open|outstanding|pending|deferred|to do|not started|active|new)$/.test(label)) return openReadings(findings);
  if (/^(?:in progress|ongoing|partially fixed|partially resolved|partial)$/.test(label))
    return sums(0, [countOf(findings, ['in-progress']), countOf(findings, ['partially-fixed'])]);
  if (/^(?:accepted|acknowledged|risk accepted|accepted risk|wont fix|by design)$/.test(label))
    return sums(0, [countOf(findings, ['accepted']), countOf(findings, ['not-applicable'])]);
  if (/^(?:false positives?|not applicable|n a|invalid|rejected)$/.test(label))
    return [countOf(findings, ['not-applicable'])];
  if (/^duplicates?$/.test(label)) return [countOf(findings, ['duplicate'])];
  return doneReadings(findings);
}

/** The labels of counts that are statuses. */
export const statusLabel =
  /^(?:open|outstanding|remaining|unresolved|unfixed|not fixed|pending|deferred|to do|not started|in progress|ongoing|partially fixed|partially resolved|partial|accepted|acknowledged|risk accepted|accepted risk|wont fix|by design|false positives?|not applicable|invalid|rejected|duplicates?|(?:fixed|resolved|closed|remediated|mitigated|addressed|done|completed?)(?: (?:fixed|resolved|closed|remediated|mitigated|addressed|done|completed?))*)$/;

/** Whether a status says a label: as its first words, whatever stands behind. */
function says(status: string, label: string): boolean {
  const words = plainWords(status);
  return label.split(' ').length === 1
    ? words === label || words.startsWith(`${label} `)
    : words === label || words.startsWith(`${label} `) || label.split(' ').includes(words);
}

function countOf(findings: readonly Finding[], kinds: readonly StatusKind[]): number {
  return findings.filter(({ status }) => kinds.includes(status.kind)).length;
}

/** A number with any of others added, each sum once. */
function sums(base: number, others: readonly number[]): readonly number[] {
  let found = new Set([base]);
  for (const other of others) if (other > 0) found = new Set([...found].flatMap((sum) => [sum, sum + other]));
  return [...found];
}
