import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, Finding } from '../../domain/model.ts';
import type { OverruleSetting } from '../../domain/settings.ts';
import { issueKey } from '../../domain/reference-key.ts';
import { describeKind } from '../../domain/vocabulary.ts';

/** Findings with the readings that a configuration overrules, and the overrules that could not be used. */
export interface Overruled {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Overrules the reading of single findings; a name that fits none, or several, overrules nothing and is reported. */
export function overrule(findings: readonly Finding[], settings: readonly OverruleSetting[]): Overruled {
  const diagnostics: Diagnostic[] = [];
  const meant = new Map<Finding, OverruleSetting>();
  for (const setting of settings) {
    const name = setting.finding.toLowerCase();
    const [first, ...others] = findings.filter((finding) => namesOf(finding).includes(name));
    if (first !== undefined && others.length === 0) meant.set(first, setting);
    else {
      const message = `The configuration overrules “${setting.finding}”, which is ${first === undefined ? 'no finding' : `${others.length + 1} findings`} here`;
      diagnostics.push(diagnose('overrule-unused', message, null, setting.finding));
    }
  }
  const overruled = findings.map((finding) => {
    const setting = meant.get(finding);
    return setting === undefined ? finding : withStatus(finding, setting);
  });
  return { findings: meant.size === 0 ? findings : overruled, diagnostics };
}

function namesOf({ id, identity, issue }: Finding): string[] {
  return [id ?? '', identity.key, issue === null ? '' : issueKey(issue)].map((name) => name.toLowerCase());
}

function withStatus(finding: Finding, { status, reason }: OverruleSetting): Finding {
  const overruled = { from: finding.status.kind, reason };
  return { ...finding, status: { ...finding.status, ...describeKind(status), because: 'configuration', overruled } };
}
