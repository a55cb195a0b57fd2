import { summarizeEvidence } from '../../domain/summarize-evidence.ts';
import { summarize } from '../../domain/summarize.ts';
import { loadAnswer, optional } from './answer.ts';
import { loadEvidenceSource } from './evidence.ts';
import { loadCourse } from './course.ts';
import { JsonValue } from './json-value.ts';
import { loadList, loadSection, loadTable } from './places.ts';
import { loadIssue, loadRating, loadReference, loadVerbatim, loadExtra, loadPlan, loadPosition } from './parts.ts';
import {
  changeKinds,
  levels,
  statusKinds,
  type Description,
  type Diagnostic,
  type Finding,
  type Identity,
  type Outcome,
  type RemainingWorkItem,
  type Since,
  type Snapshot,
  type Status,
  type StatusReport,
  type Tracker,
} from '../../domain/model.ts';
import { isRule, type RuleCode } from '../../domain/rules.ts';
import { describeKind } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import { loadDay, loadDigest, loadLanguage, loadName, loadRepositoryName, loadWebAddress } from './values.ts';

/** The newest schema this program reads. */
export const newestReportSchema = 4;

/**
 * Reads a saved status report. Throws `UserError` where it is none, of a newer schema, or not of the shape it should
 * have. Its numbers are counted anew from its rows.
 */
export function loadReport(text: string, shown: string): StatusReport {
  const root = JsonValue.parse(text, shown);
  refuseOthers(root, shown);
  const lengths = {
    tables: root.field('tables').list(() => null).length,
    findings: root.field('findings').list(() => null).length,
    lists: optionalList(root.field('lists'), () => null).length,
    work: root.field('remainingWork').list(() => null).length,
  };
  if (lengths.findings === 0) throw new UserError(`${shown}: holds no finding`);
  const findings = root.field('findings').list((value) => loadFinding(value, lengths));
  const remainingWork = root.field('remainingWork').list((value) => loadWork(value, lengths));
  refuseDoubles(root.field('findings'), 'finding');
  refuseDoubles(root.field('remainingWork'), 'row of remaining work');
  checkSummary(root.field('summary'), findings.length, shown);
  const evidence = root.field('evidence').isThere ? { evidence: loadEvidenceSource(root.field('evidence')) } : {};
  const counted = summarize(findings, remainingWork);
  const summary =
    'evidence' in evidence ? { ...counted, evidence: summarizeEvidence(findings, remainingWork) } : counted;
  const course = optional(root.field('course'), (value) => loadCourse(value, findings.length));
  return {
    kind: 'status',
    schemaVersion: 4,
    snapshot: loadSnapshot(root.field('snapshot')),
    summary,
    findings,
    remainingWork,
    // Versions 1 and 2 had none.
    outcomes: root.field('outcomes').isThere ? root.field('outcomes').list((value) => loadOutcome(value, lengths)) : [],
    tables: root.field('tables').list(loadTable),
    lists: optionalList(root.field('lists'), loadList),
    sections: optionalList(root.field('sections'), loadSection),
    linkDefinitions: root.field('linkDefinitions').list((value) => ({
      label: value.field('label').text(),
      url: value.field('url').text(),
      title: value.field('title').orNull((title) => title.text()),
    })),
    configuration: root.field('configuration').list((value) => value.text()),
    since: root.field('since').orNull((value) => loadSince(value, lengths)),
    diagnostics: root.field('diagnostics').list(loadDiagnostic),
    ...evidence,
    ...(course === null ? {} : { course }),
  };
}

function refuseOthers(root: JsonValue, shown: string): void {
  const kind = root.isObject ? root.field('kind').textOrNull() : null;
  if (kind === null || !reportKinds.has(kind))
    throw new UserError(
      `${shown}: is not a report of this program; JSON is read as one, or as a fetched issue with its title and body`,
    );
  if (kind === 'comparison' || kind === 'history')
    throw new UserError(`${shown}: is a ${kind}, not a status report; name the status reports or posts it was made of`);
  const version = root.field('schemaVersion').count(1);
  if (version > newestReportSchema)
    throw new UserError(
      `${shown}: is of schema version ${version}, but this program reads versions up to ${newestReportSchema}: use a newer audit-status`,
    );
}

const reportKinds: ReadonlySet<string> = new Set(['status', 'comparison', 'history']);

function refuseDoubles(rows: JsonValue, noun: string): void {
  const seen = new Set<string>();
  rows.list((row) => {
    const key = row.field('identity').field('key');
    if (seen.has(key.text())) key.fail(`a key that no other ${noun} has`);
    seen.add(key.text());
  });
}

/** The numbers are counted anew; those that are there have to be numbers all the same. */
function checkSummary(value: JsonValue, findings: number, shown: string): void {
  const total = value.field('total').count();
  if (total !== findings)
    throw new UserError(`${shown}: /summary/total says ${total}, but there are ${findings} findings`);
  for (const name of ['settled', 'unsettled', 'fixedOrRemoved', 'remainingWork']) value.field(name).count();
  value.field('byStatus').list((one) => [one.field('kind').oneOf(statusKinds), one.field('count').count()]);
  value.field('bySeverity').list((one) => {
    one.field('level').orNull((level) => level.oneOf(levels));
    return [one.field('count').count(), one.field('settled').count()];
  });
}

interface Lengths {
  readonly tables: number;
  readonly lists: number;
  readonly findings: number;
  readonly work: number;
}

function loadSnapshot(value: JsonValue): Snapshot {
  const language = optional(value.field('language'), loadLanguage);
  const base = value.field('base');
  return {
    title: value.field('title').text(),
    date: value.field('date').orNull(loadDay),
    slug: value.field('slug').matching(/^[^/]+$/, 'a name without slashes'),
    source: loadName(value.field('source')),
    url: value.field('url').orNull(loadWebAddress),
    ...(base.isThere ? { base: loadWebAddress(base) } : {}),
    repository: value.field('repository').orNull(loadRepositoryName),
    digest: loadDigest(value.field('digest')),
    ...(language === null ? {} : { language }),
  };
}

function loadSince(value: JsonValue, lengths: Lengths): Since {
  return {
    snapshot: loadSnapshot(value.field('snapshot')),
    unsettledBefore: value.field('unsettledBefore').count(),
    changes: value.field('changes').list((one) => ({
      kind: one.field('kind').oneOf(changeKinds),
      count: one.field('count').count(),
      findings: optionalList(one.field('findings'), (finding) => finding.index(lengths.findings)),
    })),
    stillOpen: optionalList(value.field('stillOpen'), (one) => one.index(lengths.findings)),
    days: value.field('days').isThere ? value.field('days').orNull((one) => one.count()) : null,
  };
}

function loadFinding(value: JsonValue, lengths: Lengths): Finding {
  return {
    identity: loadIdentity(value.field('identity')),
    id: value.field('id').orNull((one) => one.text()),
    title: loadVerbatim(value.field('title')),
    issue: value.field('issue').orNull(loadIssue),
    tracker: value.field('tracker').orNull(loadTracker),
    severity: value.field('severity').orNull(loadRating),
    status: loadStatus(value.field('status')),
    ...loadPlan(value),
    extra: value.field('extra').list(loadExtra),
    section: value.field('section').list((one) => one.text()),
    table: value.field('table').orNull((one) => one.index(lengths.tables)),
    // Versions 1 and 2 had tables alone.
    list: value.field('list').isThere ? value.field('list').orNull((one) => one.index(lengths.lists)) : null,
    describedAt: value.field('describedAt').isThere ? value.field('describedAt').orNull(loadDescription) : null,
    remainingWork: value.field('remainingWork').orNull((one) => one.index(lengths.work)),
    position: loadPosition(value.field('position')),
    ...loadAnswers(value.field('evidence')),
  };
}

function loadWork(value: JsonValue, lengths: Lengths): RemainingWorkItem {
  return {
    identity: loadIdentity(value.field('identity')),
    id: value.field('id').orNull((one) => one.text()),
    title: loadVerbatim(value.field('title')),
    issue: value.field('issue').orNull(loadIssue),
    tracker: value.field('tracker').orNull(loadTracker),
    timeCommitment: value.field('timeCommitment').orNull(loadRating),
    complexity: value.field('complexity').orNull(loadRating),
    benefit: value.field('benefit').orNull(loadRating),
    ...loadPlan(value),
    extra: value.field('extra').list(loadExtra),
    section: value.field('section').list((one) => one.text()),
    table: value.field('table').index(lengths.tables),
    findings: value.field('findings').list((one) => one.index(lengths.findings)),
    position: loadPosition(value.field('position')),
    ...loadAnswers(value.field('evidence')),
  };
}

function loadOutcome(value: JsonValue, lengths: Lengths): Outcome {
  return {
    section: value.field('section').text(),
    text: loadVerbatim(value.field('text')),
    links: value.field('links').list(loadReference),
    findings: value.field('findings').list((one) => one.index(lengths.findings)),
  };
}

/** Reports without evidence do not have the field at all. */
function loadAnswers(value: JsonValue): Pick<Finding, 'evidence'> {
  return value.isThere ? { evidence: value.list((answer) => loadAnswer(answer, null)) } : {};
}

function loadIdentity(value: JsonValue): Identity {
  return {
    by: value.field('by').oneOf(['id', 'issue', 'advisory', 'title', 'row']),
    key: loadName(value.field('key')),
  };
}

function loadTracker(value: JsonValue): Tracker {
  return {
    verbatim: loadVerbatim(value.field('verbatim')),
    references: value.field('references').list(loadReference),
  };
}

function loadStatus(value: JsonValue): Status {
  return {
    // What follows from the kind is not taken from the file.
    ...describeKind(value.field('kind').oneOf(statusKinds)),
    because: value.field('because').text(),
    verbatim: value.field('verbatim').orNull(loadVerbatim),
    references: value.field('references').list(loadReference),
    overruled: value.field('overruled').orNull((one) => ({
      from: one.field('from').oneOf(statusKinds),
      reason: one.field('reason').text(),
    })),
  };
}

function loadDescription(value: JsonValue): Description {
  return { heading: loadVerbatim(value.field('heading')), anchor: value.field('anchor').text() };
}

/** A list that reports of earlier versions do not have. */
function optionalList<T>(value: JsonValue, read: (item: JsonValue) => T): readonly T[] {
  return value.isThere ? value.list(read) : [];
}

function loadDiagnostic(value: JsonValue): Diagnostic {
  return {
    severity: value.field('severity').oneOf(['error', 'warning', 'info']),
    code: loadCode(value.field('code')),
    message: value.field('message').text(),
    // Version 1 had none.
    subject: value.field('subject').isThere ? value.field('subject').orNull((one) => one.text()) : null,
    position: value.field('position').orNull(loadPosition),
  };
}

function loadCode(value: JsonValue): RuleCode {
  const code = value.text();
  return isRule(code) ? code : value.fail('the code of a rule that this version knows');
}
