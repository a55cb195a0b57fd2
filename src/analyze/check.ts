import { diagnose } from '../diagnostics.ts';
import type { Diagnostic, Finding, RemainingWorkItem, Verbatim } from '../model.ts';
import { isSettled, statusMeanings } from '../vocabulary.ts';
import { plainWords } from '../words.ts';
import { sameIssue, type Linked } from './link.ts';

/** Holds the findings and the remaining work against each other and against themselves. */
export function check(linked: Linked): Diagnostic[] {
  const { findings, remainingWork } = linked;
  return [
    ...gaps(findings),
    ...findings.flatMap((finding) => checkFinding(finding)),
    ...unknownStatuses(findings),
    ...repeated(findings, 'duplicate-id', ({ id }) => id),
    ...repeated(findings, 'duplicate-issue', ({ issue }) => (issue === null ? null : issue.url)),
    ...(remainingWork.length === 0 ? [] : findings.flatMap((finding) => checkAgainstWork(finding, remainingWork))),
    ...(findings.length === 0 ? [] : remainingWork.flatMap((item) => checkItem(item, findings))),
  ];
}

/** How a finding is called in a sentence. */
export function nameOf({ id, title }: { readonly id: string | null; readonly title: Verbatim }): string {
  const words = title.text.length > 60 ? `${title.text.slice(0, 59).trimEnd()}…` : title.text;
  if (words === '') return `finding ${id ?? 'without a title'}`;
  if (id === null || saysId(words, id)) return `«${words}»`;
  return `finding ${id} («${words}»)`;
}

/** Whether a title begins with the id itself, which then need not be said twice; a running number might be a year. */
function saysId(words: string, id: string): boolean {
  const rest = words.replace(/^\[/, '');
  return words === id || (/\p{L}/u.test(id) && rest.startsWith(id) && !/^[\p{L}\p{N}]/u.test(rest.slice(id.length)));
}

function checkFinding(finding: Finding): Diagnostic[] {
  const { issue, status, tracker } = finding;
  const found: Diagnostic[] = [];
  const name = capitalized(nameOf(finding));
  const place = status.verbatim?.position ?? finding.position;
  if (issue?.kind === 'pull')
    found.push(
      diagnose(
        'issue-is-pull-request',
        `${name}: its issue ${issue.label} is a pull request`,
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
        `${name}: the fix it names, ${own.label}, is the finding’s own issue`,
        place,
        subjectOf(finding),
      ),
    );
  if (contradicts(finding))
    found.push(
      diagnose(
        'closed-but-more-needed',
        `${name}: the status says closed, and also that more is needed («${status.because}»)`,
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
    const words = `«${first.status.verbatim?.text.slice(0, 80) ?? ''}»`;
    const lines = ranges(group.map(({ position }) => position.start.line));
    const message =
      group.length === 1
        ? `${capitalized(nameOf(first))}: the status ${words} is not in the vocabulary and is not guessed`
        : `${group.length} findings have the status ${words}, which is not in the vocabulary and is not guessed: lines ${lines}`;
    const place = first.status.verbatim?.position ?? first.position;
    return [diagnose('status-unrecognized', message, place, group.length === 1 ? subjectOf(first) : null)];
  });
}

/** A status that opens with a word of closing, and yet is not settled. */
function contradicts({ status }: Finding): boolean {
  const settledFirst = /^(?:closed|fixed|resolved|done|completed?|mitigated)\b(?!\?)/.test(
    plainWords(status.verbatim?.text ?? ''),
  );
  return (
    settledFirst &&
    status.overruled === null &&
    (status.kind === 'fix-needed' || status.kind === 'needs-design' || status.kind === 'in-progress')
  );
}

function gaps(findings: readonly Finding[]): Diagnostic[] {
  const others = new Set(findings.filter(({ id }) => id !== null).map(({ table }) => table));
  return [
    ...together(
      findings.filter(({ id, table }) => id === null && others.has(table)),
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

/** Line numbers with runs drawn together: `4–7, 9`. */
function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    const from = numbers[at];
    while (numbers[at + 1] === (numbers[at] ?? 0) + 1) at += 1;
    parts.push(from === numbers[at] ? `${from}` : `${from}–${numbers[at]}`);
  }
  return parts.length > 12 ? `${parts.slice(0, 12).join(', ')} and ${parts.length - 12} more` : parts.join(', ');
}

function repeated(
  findings: readonly Finding[],
  code: 'duplicate-id' | 'duplicate-issue',
  keyOf: (finding: Finding) => string | null,
): Diagnostic[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []).slice(0, 20), finding]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    const [second] = others;
    if (first === undefined || second === undefined) return [];
    const lines = ranges(others.map(({ position }) => position.start.line));
    const what = code === 'duplicate-id' ? `the id «${first.id ?? ''}»` : `the issue ${first.issue?.label ?? ''}`;
    return [
      diagnose(
        code,
        `${capitalized(nameOf(first))} has ${what}, which line${others.length === 1 ? '' : 's'} ${lines} ha${others.length === 1 ? 's' : 've'} too; they are kept as findings of their own`,
        second.position,
        code === 'duplicate-id' ? first.id : (first.issue?.label ?? null),
      ),
    ];
  });
}

function checkAgainstWork(finding: Finding, work: readonly RemainingWorkItem[]): Diagnostic[] {
  const { status, remainingWork } = finding;
  const item = remainingWork === null ? undefined : work[remainingWork];
  const label = statusMeanings[status.kind].label.toLowerCase();
  const name = capitalized(nameOf(finding));
  if (item === undefined) {
    if (isSettled(status.kind) || status.kind === 'unreported') return [];
    return [
      diagnose(
        'open-but-not-remaining',
        `${name} is not settled (${label}), yet absent from the remaining work`,
        finding.position,
        subjectOf(finding),
      ),
    ];
  }
  if (isSettled(status.kind) && !isDone(item))
    return [
      diagnose(
        'settled-but-remaining',
        `${name} is settled (${label}), yet line ${item.position.start.line} lists it as remaining work`,
        finding.position,
        subjectOf(finding),
      ),
    ];
  return [];
}

/** Whether a row of remaining work says itself that it is done: struck through, or by its own status. */
function isDone({ title, extra }: RemainingWorkItem): boolean {
  return (
    /^~~.*~~$/.test(title.markdown) ||
    extra.some(
      ({ column, value }) =>
        /status|state/i.test(column) && /^(?:done|closed|fixed|completed?|resolved)\b/.test(plainWords(value.text)),
    )
  );
}

function checkItem(item: RemainingWorkItem, findings: readonly Finding[]): Diagnostic[] {
  const name = capitalized(nameOf(item));
  if (item.findings.length === 0)
    return [
      diagnose(
        'remaining-without-finding',
        `${name} is remaining work, but no finding has its issue, id or title`,
        item.position,
        subjectOf(item),
      ),
    ];
  return item.findings.flatMap((at) => {
    const finding = findings[at];
    const named = item.issue !== null && finding?.issue !== null && finding !== undefined;
    if (!named || plainWords(finding.title.text) === plainWords(item.title.text)) return [];
    const message = `${capitalized(nameOf(finding))} has another title in the remaining work, both for ${item.issue.label}: «${item.title.text}»`;
    return [diagnose('two-titles', message, item.title.position, subjectOf(finding))];
  });
}

/** Whom a diagnostic is about, in a word. */
function subjectOf({ id, issue, title }: Finding | RemainingWorkItem): string {
  return id ?? issue?.label ?? `«${title.text.slice(0, 40)}»`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
