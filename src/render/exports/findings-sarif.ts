import type { ReportingDescriptor, Result } from 'sarif';
import { answerLabel, answerWords } from '../../analyze/evidence/words.ts';
import type { Finding, Level, StatusKind, StatusReport } from '../../domain/model.ts';
import { isSettled, statusMeanings } from '../../domain/vocabulary.ts';
import { fingerprint, type SarifContext, sarifLog, sarifPlace, sentence } from './lint-sarif.ts';
import { messageText, sarifUri } from './sarif-text.ts';

/**
 * Writes the findings of a report as SARIF 2.1.0: each is a rule of its own, since that is what code scanning shows as a
 * title, and one result on its row. What is settled has passed; what is accepted is suppressed.
 */
export function findingsSarif(report: StatusReport, context: SarifContext): string {
  const { findings, snapshot } = report;
  return sarifLog({
    rules: findings.map(describeFinding),
    results: findings.map((finding, at) => resultOf(finding, at, snapshot.slug, context)),
    posts: [{ snapshot, path: context.path }],
    version: context.version,
    category: 'findings',
  });
}

function describeFinding({ identity, title, id, severity, issue }: Finding): ReportingDescriptor {
  const name = sentence(`${id === null ? '' : `${id}: `}${title.text}`);
  const level = severity?.level ?? null;
  const helpUri = issue === null ? null : sarifUri(issue.url);
  return {
    id: identity.key,
    shortDescription: { text: messageText(name.slice(0, 1000)) },
    ...(helpUri === null ? {} : { helpUri }),
    help: {
      text: messageText(
        `${name} Severity: ${severity?.verbatim.text || 'not stated'}. The row of the post has the details.`,
      ),
    },
    properties: {
      tags: ['security', 'audit-finding'],
      ...(level === null ? {} : { 'security-severity': scores[level] }),
    },
  };
}

function resultOf(finding: Finding, at: number, slug: string, context: SarifContext): Result {
  const { identity, title, status, severity, position } = finding;
  const key = fingerprint(`${slug}\n${identity.key}`);
  const words = status.verbatim?.text ?? '';
  const kind = kindOf(status.kind);
  const uris = workItems(finding);
  return {
    ruleId: identity.key,
    ruleIndex: at,
    kind,
    level: kind === 'fail' ? levelOf(severity?.level ?? null) : 'none',
    message: {
      text: messageText(
        `${sentence(title.text)} Status: ${statusMeanings[status.kind].label}${words === '' ? '' : ` (“${words.replace(/\s+/g, ' ')}”)`}.`,
      ),
    },
    locations: [{ physicalLocation: sarifPlace(context.path, 0, position) }],
    // The second is what code scanning goes by; by itself it would take a row for another one once its status changed.
    partialFingerprints: { 'finding/v1': key, primaryLocationLineHash: `${key.slice(0, 16)}:1` },
    ...(uris.length === 0 ? {} : { workItemUris: uris }),
    ...(status.kind === 'accepted'
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: sentence(words || status.because) }] }
      : {}),
    properties: {
      status: status.kind,
      settled: isSettled(status.kind),
      ...(finding.owner === undefined ? {} : { owner: finding.owner.text }),
      ...(finding.due === undefined ? {} : { due: finding.due.day ?? finding.due.verbatim.text }),
      tags: ['audit-finding'],
      ...(finding.evidence === undefined
        ? {}
        : { tracker: finding.evidence.map((answer) => `${answerLabel(answer)}: ${answerWords(answer)}`) }),
    },
  };
}

/** An accepted risk still exists: it fails, and is suppressed. */
function kindOf(kind: StatusKind): 'fail' | 'pass' | 'notApplicable' {
  if (kind === 'not-applicable') return 'notApplicable';
  return isSettled(kind) && kind !== 'accepted' ? 'pass' : 'fail';
}

/** The issues and pull requests that a finding names. */
function workItems({ issue, tracker, status }: Finding): string[] {
  const named = [...(issue === null ? [] : [issue]), ...(tracker?.references ?? []), ...status.references];
  const urls = named.map((one) => (one.kind === 'issue' || one.kind === 'pull' ? sarifUri(one.url) : null));
  return [...new Set(urls.filter((url) => url !== null))];
}

function levelOf(level: Level | null): 'error' | 'warning' | 'note' {
  if (level === 'critical' || level === 'very-high' || level === 'high') return 'error';
  return level === null || level === 'medium' ? 'warning' : 'note';
}

/** The middle of the band that code scanning shows under the author's word; the number is ours, the word is theirs. */
const scores: { readonly [level in Level]: string } = {
  critical: '9.5',
  'very-high': '8.9',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
  'very-low': '1.0',
  informational: '0.0',
  none: '0.0',
};
