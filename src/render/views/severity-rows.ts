import { levels, type Finding, type Level } from '../../domain/model.ts';
import { stateStack } from '../charts/stack.ts';
import { say } from '../catalogue/say.ts';
import type { Words } from '../catalogue/words.ts';
import type { Format } from '../format.ts';
import { stateOf } from '../states.ts';
import { shorten } from '../../text/shorten.ts';
import { anchorOf } from './rows.ts';
import type { SeverityRow, UrgentLine } from './view-model.ts';

/** How findings of each severity stand, the highest first; empty without severities. */
export function severityRows(
  findings: readonly Finding[],
  levelsThere: readonly (Level | null)[],
  words: Words,
): SeverityRow[] {
  return levelsThere.map((level) => {
    const states = findings
      .filter(({ severity }) => (severity?.level ?? null) === level)
      .map(({ status }) => stateOf(status.kind));
    const count = (...wanted: readonly string[]): number => states.filter((state) => wanted.includes(state)).length;
    const [settled, underWay, open] = [count('settled'), count('under-way'), count('open', 'unknown')];
    return {
      level: level ?? 'unrated',
      label: level === null ? say(words, 'notOnScale') : words.levels[level].label,
      count: states.length,
      settled,
      underWay,
      open,
      unsettled: underWay + open,
      stack: stateStack({ settled, 'under-way': underWay, open }),
    };
  });
}

/** The most severe findings that are not settled, by name: a line for each severity from high on, the highest first. */
export function urgentLines(findings: readonly Finding[], format: Format): UrgentLine[] {
  return levels
    .slice(levels.indexOf('high'))
    .toReversed()
    .flatMap((level): readonly UrgentLine[] => {
      const own = [...findings.entries()].filter(
        ([, { severity, status }]) => severity?.level === level && stateOf(status.kind) !== 'settled',
      );
      if (own.length === 0) return [];
      const named = own.slice(0, mostNamedFindings).map(([at, finding]) => ({
        anchor: anchorOf(at),
        name: format.text(shortName(finding)),
      }));
      return [
        {
          label: format.words.levels[level].label,
          count: own.length,
          findings: named,
          more: own.length - named.length,
        },
      ];
    });
}

/** How a finding is called among others: by its id, its issue or its title, which is cut where it is long. */
export function shortName({ id, issue, title }: Finding): string {
  return shorten(id ?? issue?.label ?? title.text, longestNameInLine);
}

/** Findings that a line names before it counts the rest. */
export const mostNamedFindings = 10;
/** Letters of a name in such a line. */
export const longestNameInLine = 40;
