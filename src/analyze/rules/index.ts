import { quoted } from '../../text/shorten.ts';
import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, Finding } from '../../domain/model.ts';
import { isSettled, statusMeanings } from '../../domain/vocabulary.ts';
import { plainWords } from '../../text/words.ts';
import { checkDuplicates } from './duplicates.ts';
import { checkAgainstWork, checkItem } from './remaining-work.ts';
import { sameIssue, type Linked } from '../link.ts';
import { mixedLetter } from '../../text/mixed-scripts.ts';
import { capitalized, nameOf, ranges, subjectOf } from '../names.ts';

/**
 * Holds the findings and the remaining work against each other and against themselves. `withIds`: the tables that have a
 * column of ids, by number.
 */
export function check(linked: Linked, withIds: ReadonlySet<number>): Diagnostic[] {
  const { findings, remainingWork } = linked;
  return [
    ...gaps(findings, withIds),
    ...findings.flatMap((finding) => checkFinding(finding)),
    ...unknownStatuses(findings),
    ...repeated(findings, 'duplicate-id', ({ id }) => id),
    ...repeated(findings, 'duplicate-issue', ({ issue }) => (issue === null ? null : issue.url)),
    ...twoStatuses(findings),
    ...checkDuplicates(findings),
    ...(remainingWork.length === 0 ? [] : findings.flatMap((finding) => checkAgainstWork(finding, remainingWork))),
    ...(findings.length === 0 ? [] : remainingWork.flatMap((item) => checkItem(item, findings))),
  ];
}

function checkFinding(finding: Finding): Diagnostic[] {
  const { issue, status, tracker } = finding;
  const found: Diagnostic[] = [];
  const place = status.verbatim?.position ?? finding.position;
  if (issue?.kind === 'pull')
    found.push(
      diagnose(
        'issue-is-pull-request',
        `${capitalized(nameOf(finding))}: its issue ${issue.label} is a pull request`,
        tracker?.verbatim.position ?? finding.position,
        subjectOf(finding),
      ),
    );
  const own =
    issue === null
      ? undefined
      : status.references.find((one) => (one.kind === 'issue' || one.kind === 'pull') && sameIssue(one, issue));
  if (own !== undefined && isSettled(status.kind))
    found.push(
      diagnose(
        'evidence-is-own-issue',
        `${capitalized(nameOf(finding))}: the fix it names, ${own.label}, is the finding’s own issue`,
        place,
        subjectOf(finding),
      ),
    );
  if (contradicts(finding))
    found.push(
      diagnose(
        'closed-but-more-needed',
        `${capitalized(nameOf(finding))}: the status says closed, and also that more is needed (“${status.because}”)`,
        place,
        subjectOf(finding),
      ),
    );
  return found;
}

/** Statuses outside the vocabulary: one sentence for the same words, however many findings have them. */
function unknownStatuses(findings: readonly Finding[]): Diagnostic[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.status.kind !== 'unrecognized') continue;
    const words = plainWords(finding.status.verbatim?.text ?? '');
    const group = groups.get(words);
    if (group === undefined) groups.set(words, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { markdown = '', text = '' } = first.status.verbatim ?? {};
    const words = quoted(markdown.startsWith('~~') ? markdown : text);
    const reason = whyNot(text, first.status.because);
    const lines = ranges(group.map(({ position }) => position.start.line));
    const message =
      group.length === 1
        ? `${capitalized(nameOf(first))}: the status ${words} is not in the vocabulary and is not guessed${reason}`
        : `${group.length} findings have the status ${words}, which is not in the vocabulary and is not guessed${reason}: lines ${lines}`;
    const place = first.status.verbatim?.position ?? first.position;
    return [diagnose('status-unrecognized', message, place, group.length === 1 ? subjectOf(first) : null)];
  });
}

/** What more there is to say of a status that is not recognized. */
function whyNot(text: string, because: string): string {
  const letter = mixedLetter(text);
  const reasons = [
    because,
    letter === null ? '' : `“${letter.letter}” in “${letter.word}” is ${letter.code}, a letter of another script`,
  ];
  return reasons
    .filter((one) => one !== '')
    .map((one) => ` (${one})`)
    .join('');
}

/** A status that opens with a word of closing, and yet is not settled. */
function contradicts({ status, extra }: Finding): boolean {
  const { kind } = status;
  if (kind !== 'fix-needed' && kind !== 'needs-design' && kind !== 'in-progress') return false;
  // Another stage of delivery, told in a column of its own, contradicts nothing.
  if (status.overruled !== null || extra.some(({ column }) => status.because.startsWith(`${column}: `))) return false;
  return closing.test(plainWords(status.verbatim?.text ?? ''));
}

const closing =
  /^(?:closed|fixed|resolved|done|completed?|mitigated|remediated|patched|addressed|corrected|solved|implemented|merged|shipped)\b/;

function gaps(findings: readonly Finding[], withIds: ReadonlySet<number>): Diagnostic[] {
  const others = new Set(
    findings.flatMap(({ id, table }) => (id !== null && table !== null && withIds.has(table) ? [table] : [])),
  );
  return [
    ...together(
      findings.filter(({ id, table }) => id === null && table !== null && others.has(table)),
      'id-missing',
      'has no id',
      'have no id',
    ),
    ...together(
      findings.filter(({ title }) => title.text === ''),
      'title-missing',
      'has no title',
      'have no title',
    ),
    ...together(
      findings.filter(({ status }) => status.kind === 'unreported' && status.verbatim !== null),
      'status-missing',
      'has no status',
      'have no status',
    ),
  ];
}

/** One sentence for one row, one for many: a column that is mostly empty is one thing to say, not fifty. */
function together(
  findings: readonly Finding[],
  code: Parameters<typeof diagnose>[0],
  one: string,
  many: string,
): Diagnostic[] {
  const [first] = findings;
  if (first === undefined) return [];
  if (findings.length <= 3)
    return findings.map((finding) =>
      diagnose(code, `${capitalized(nameOf(finding))} ${one}`, finding.position, subjectOf(finding)),
    );
  return [
    diagnose(
      code,
      `${findings.length} findings ${many}: lines ${ranges(findings.map(({ position }) => position.start.line))}`,
      first.position,
      `${findings.length} findings`,
    ),
  ];
}

function repeated(
  findings: readonly Finding[],
  code: 'duplicate-id' | 'duplicate-issue',
  keyOf: (finding: Finding) => string | null,
): Diagnostic[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (key === null) continue;
    const group = groups.get(key);
    groups.set(key, group === undefined ? [finding] : [...group.slice(0, 20), finding]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    const [second] = others;
    if (first === undefined || second === undefined) return [];
    const lines = ranges(others.map(({ position }) => position.start.line));
    const what = code === 'duplicate-id' ? `the id “${first.id ?? ''}”` : `the issue ${first.issue?.label ?? ''}`;
    return [
      diagnose(
        code,
        `${capitalized(nameOf(first))} in line ${first.position.start.line} has ${what}, which line${others.length === 1 ? '' : 's'} ${lines} ha${others.length === 1 ? 's' : 've'} too; they are kept as findings of their own`,
        second.position,
        code === 'duplicate-id' ? first.id : (first.issue?.label ?? null),
      ),
    ];
  });
}

/** Findings that only their title tells apart, and not from each other. */
function twoStatuses(findings: readonly Finding[]): Diagnostic[] {
  const groups = new Map<string, Finding>();
  return findings.flatMap((finding) => {
    if (finding.id !== null || finding.issue !== null) return [];
    const title = plainWords(finding.title.text);
    if (title === '') return [];
    const first = groups.get(title) ?? finding;
    groups.set(title, first);
    if (isSettled(first.status.kind) === isSettled(finding.status.kind)) return [];
    const [one, other] = [first, finding].map(({ status }) => `“${statusMeanings[status.kind].label}”`);
    return [
      diagnose(
        'two-statuses',
        `${capitalized(nameOf(finding))} is ${other} here and ${one} in line ${first.position.start.line}`,
        finding.status.verbatim?.position ?? finding.position,
        subjectOf(finding),
      ),
    ];
  });
}
