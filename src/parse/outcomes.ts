import type { PhrasingContent } from 'mdast';
import type { Outcome, Verbatim } from '../domain/model.ts';
import { plainWords } from '../text/words.ts';
import { referencesIn, type BareIssue } from './records/references.ts';

/** An entry of a list below a heading that promises outcomes. */
export interface OutcomeEntry {
  readonly section: string;
  readonly text: Verbatim;
  readonly nodes: readonly PhrasingContent[];
}

/** Whether a heading says that the list below it tells what came of the audit: `Inspired outcomes`, `Lessons learned`. */
export function tellsOutcomes(heading: string): boolean {
  const words = plainWords(heading).split(' ');
  return words.some((word) => outcomes.has(word)) && words.every((word) => outcomes.has(word) || others.has(word));
}

const outcomes: ReadonlySet<string> = new Set('outcome outcomes improvement improvements lesson lessons'.split(' '));
/** Words beside them that leave the meaning as it is. */
const others: ReadonlySet<string> = new Set(
  (
    'inspired other further audit audits security key related resulting positive learned learnt made achieved and the of ' +
    'from since after'
  ).split(' '),
);

/** Makes records of the entries that link to something or name it; which findings they belong to is found later. */
export function readOutcomes(entries: readonly OutcomeEntry[], bareIssue: BareIssue): Outcome[] {
  return entries.flatMap(({ section, text, nodes }) => {
    const links = referencesIn(nodes, bareIssue);
    return links.length === 0 ? [] : [{ section, text, links, findings: [] }];
  });
}
