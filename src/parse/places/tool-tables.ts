import type { ReadTable } from '../tables/table.ts';
import { isToolOutput } from './context.ts';

/** The heading above a table that says that a tool wrote it; null where none does. */
export function namesTool({ raw }: ReadTable): string | null {
  return raw.section.find(({ text }) => isToolOutput(text))?.text ?? null;
}

/**
 * Finds the tables of what a tool reports where the findings of the auditors stand under `headings` of their own, by
 * their index, with the reason why they hold no findings of the audit.
 */
export function toolTables(
  tables: readonly ReadTable[],
  joined: ReadonlySet<ReadTable>,
  headings: number,
): ReadonlyMap<number, string> {
  const demoted = new Map<number, string>();
  if (headings < fewestHeadingFindings) return demoted;
  for (const [at, table] of tables.entries()) {
    const tool = table.role === 'findings' && !joined.has(table) ? namesTool(table) : null;
    if (tool !== null) demoted.set(at, `it stands under “${tool}”, and the findings stand under headings of their own`);
  }
  return demoted;
}

/** Findings under headings that make a table under “Appendix” something beside them. */
export const fewestHeadingFindings = 2;
