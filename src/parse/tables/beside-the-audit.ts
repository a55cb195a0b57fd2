import type { Verbatim } from '../../domain/model.ts';
import { plainWords } from '../../text/words.ts';
import type { LevelReader } from '../records/rating.ts';
import { sectionSeverity } from '../records/section-severity.ts';

/** A heading with its depth, from 1. */
export type SectionHeading = Verbatim & { readonly depth: number };

/** Whether headings say that what stands below is the output of a tool, a list of packages, or an appendix of such. */
export function isBeside(section: readonly string[]): boolean {
  const headings = section.map(plainWords);
  const appendix = headings.findIndex((heading) => /^(?:appendix|appendices|annex)\b/.test(heading));
  if (appendix >= 0 && !headings.slice(appendix).some((heading) => ofFindings.test(heading))) return true;
  return headings.some((heading) => tools.test(heading));
}

const ofFindings = /\b(?:findings?|fix|fixes|status|remediation|retest|re audit|vulnerabilit(?:y|ies))\b/;
const tools =
  /\b(?:tool output|scanners?|scan (?:results?|output|report)|(?:dependency|vulnerability|image|container) scan|automated (?:findings|analysis|issues|reports?|scans?|tools?)|static analysis|dependenc(?:y|ies)|third party (?:packages|libraries|components)|npm audit|yarn audit|pip audit|cargo audit|govulncheck|trivy|grype|slither|mythril|semgrep|codeql|bandit|snyk|dependabot|osv scanner|4naly3er|4analy3er|4analyser|4analyzer|bot report)\b/;

/** How many headings of a document are findings, by an id of their own or by the severity they stand under. */
export function countFindingHeadings(headings: readonly SectionHeading[], level: LevelReader): number {
  let above: readonly SectionHeading[] = [];
  let count = 0;
  for (const heading of headings) {
    above = above.filter(({ depth }) => depth < heading.depth);
    const parent = above.at(-1);
    const beside = isBeside([...above, heading].map(({ text }) => text));
    const rated = parent !== undefined && sectionSeverity({ section: [parent] }, level) !== null;
    if (!beside && (beginsWithId.test(heading.text) || (rated && parent.depth + 1 === heading.depth))) count += 1;
    above = [...above, heading];
  }
  return count;
}

/** `[H-01] …`, `M-1 …`, `FAL-01-001 …`, `✅ Finding C1. …`. */
const beginsWithId =
  /^(?:\[[A-Z ]+\]\s*|[\p{Extended_Pictographic}\ufe0f\s]+|(?:Finding|Issue|Vulnerability)\s+)*(?:\[[A-Z][A-Z\d]*(?:[-_][A-Z\d]+)*[-_]?\d+\]|[A-Z][A-Z\d]*(?:[-_][A-Z\d]+)*[-_]\d+\b|[A-Z]{1,4}\d+\s*[.:|–—-])/u;
