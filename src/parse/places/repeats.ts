import { plainWords } from '../../text/words.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import type { HeadingRow } from './heading-rows.ts';
import type { Section } from './outline.ts';
import { isTold } from './told-status.ts';

/** Findings under headings, each once. */
export interface Unrepeated {
  readonly kept: readonly HeadingRow[];
  /** Headings of a finding that stands under another one too, and why they are no findings of their own. */
  readonly repeats: ReadonlyMap<Section, string>;
}

/** Takes headings with the same id and title for one finding: that which says more of it, and of two that say something the one that is not settled. */
export function withoutRepeats(rows: readonly HeadingRow[]): Unrepeated {
  const groups = new Map<string, HeadingRow[]>();
  for (const one of rows) {
    const { id, title } = one.row;
    const key =
      id === null ? `line ${one.row.source.position.start.line}` : `${id.toLowerCase()} ${plainWords(title.text)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const repeats = new Map<Section, string>();
  const best = new Set<HeadingRow>();
  for (const group of groups.values()) {
    const [chosen, ...others] = group.toSorted((a, b) => weight(b) - weight(a));
    if (chosen === undefined) continue;
    best.add(chosen);
    for (const { candidate } of others)
      repeats.set(candidate.section, `the same finding as in line ${chosen.row.source.position.start.line}`);
  }
  return { kept: rows.filter((one) => best.has(one)), repeats };
}

function weight({ row }: HeadingRow): number {
  const { status, severity } = row;
  return (isTold(status) ? (isSettled(status.kind) ? 4 : 8) : 0) + (severity === null ? 0 : 1);
}
