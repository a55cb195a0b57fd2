import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, Finding, RemainingWorkItem } from '../../domain/model.ts';
import { isSettled, statusMeanings } from '../../domain/vocabulary.ts';
import { plainWords } from '../../text/words.ts';
import { capitalized, nameOf, subjectOf } from '../names.ts';

/** Holds a finding against the remaining work. */
export function checkAgainstWork(finding: Finding, work: readonly RemainingWorkItem[]): Diagnostic[] {
  const { status, remainingWork, position } = finding;
  const item = remainingWork === null ? undefined : work[remainingWork];
  const settled = isSettled(status.kind);
  if (item === undefined ? settled || status.kind === 'unreported' : !settled || isWorkDone(item)) return [];
  const label = statusMeanings[status.kind].label.toLowerCase();
  const name = capitalized(nameOf(finding));
  const [code, message] =
    item === undefined
      ? (['open-but-not-remaining', `${name} is not settled (${label}), yet absent from the remaining work`] as const)
      : ([
          'settled-but-remaining',
          `${name} is settled (${label}), yet line ${item.position.start.line} lists it as remaining work`,
        ] as const);
  return [diagnose(code, message, position, subjectOf(finding))];
}

/** Whether a row of remaining work says itself that it is done: struck through, or by its own status. */
export function isWorkDone({ title, extra }: RemainingWorkItem): boolean {
  return (
    /^~~.*~~$/.test(title.markdown) ||
    extra.some(
      ({ column, value }) =>
        /status|state/i.test(column) && /^(?:done|closed|fixed|completed?|resolved)\b/.test(plainWords(value.text)),
    )
  );
}

/** Holds a row of remaining work against the findings. */
export function checkItem(item: RemainingWorkItem, findings: readonly Finding[]): Diagnostic[] {
  if (item.findings.length === 0)
    return [
      diagnose(
        'remaining-without-finding',
        `${capitalized(nameOf(item))} is remaining work, but no finding has its issue, id or title`,
        item.position,
        subjectOf(item),
      ),
    ];
  return item.findings.flatMap((at) => {
    const finding = findings[at];
    const named = item.issue !== null && finding?.issue !== null && finding !== undefined;
    if (!named || plainWords(finding.title.text) === plainWords(item.title.text)) return [];
    const message = `${capitalized(nameOf(finding))} has another title in the remaining work, both for ${item.issue.label}: “${item.title.text}”`;
    return [diagnose('two-titles', message, item.title.position, subjectOf(finding))];
  });
}
