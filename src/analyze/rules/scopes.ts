import type { Finding } from '../../domain/model.ts';

/**
 * Returns the lists of findings that a number may fairly be about: all of them, those of one table, or those below one
 * heading, where a post reports of several audits.
 */
export function scopesOf(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  const add = (key: string, finding: Finding): void => {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  };
  for (const finding of findings) {
    add(`table ${finding.table}`, finding);
    for (const [depth] of finding.section.entries())
      add(`heading ${finding.section.slice(0, depth + 1).join('\n')}`, finding);
  }
  const parts = [...groups.values()].filter(({ length }) => length < findings.length);
  return parts.length > mostScopes ? [findings] : [findings, ...parts];
}

/** Parts beyond which a number fits one of them by chance. */
export const mostScopes = 40;
