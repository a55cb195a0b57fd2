import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, Finding, Outcome } from '../../domain/model.ts';

/** Says which issues of the lists of outcomes are those of no finding, where findings have issues. */
export function checkOutcomes(outcomes: readonly Outcome[], findings: readonly Finding[]): Diagnostic[] {
  if (!findings.some(({ issue }) => issue !== null)) return [];
  return outcomes.flatMap(({ section, text, links, findings: own }) => {
    const issue = links.find(({ kind }) => kind === 'issue' || kind === 'pull');
    if (issue === undefined || own.length > 0) return [];
    const message = `${issue.label} stands under “${section}”, but no finding has it as its issue`;
    return [diagnose('outcome-without-finding', message, text.position, issue.label)];
  });
}
