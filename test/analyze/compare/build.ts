import {
  levels,
  type Finding,
  type IssueRef,
  type RemainingWorkItem,
  type Reference,
  type SourceTable,
  type StatusKind,
  type StatusReport,
  type Verbatim,
} from '../../../src/domain/model.ts';
import { describeKind } from '../../../src/domain/vocabulary.ts';

/** One finding in few words; everything else is absent. */
export interface Draft {
  readonly id?: string | null;
  readonly title?: string;
  readonly markdown?: string;
  /** `owner/name#12`, or `#12` of `acme/app`. */
  readonly issue?: string | null;
  readonly links?: readonly Reference[];
  readonly severity?: string | null;
  readonly status?: string | null;
  readonly kind?: StatusKind;
  readonly references?: readonly Reference[];
  readonly section?: readonly string[];
  readonly table?: number;
  readonly extra?: Readonly<Record<string, string>>;
  readonly work?: WorkDraft | null;
}

/** One item of remaining work in few words. */
export interface WorkDraft {
  readonly title?: string;
  readonly issue?: string;
  readonly timeCommitment?: string;
  readonly complexity?: string;
  readonly benefit?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

/** Statuses for tests: the kinds `vocabulary.ts` calls settled. */
export function settled(kind: StatusKind): boolean {
  return ['fixed', 'removed', 'not-applicable', 'accepted', 'duplicate', 'closed'].includes(kind);
}

/** Builds a report of these findings, and of work that belongs to none of them. */
export function report(
  drafts: readonly Draft[],
  loose: readonly WorkDraft[] = [],
  date: string | null = null,
): StatusReport {
  const works: RemainingWorkItem[] = [];
  const findings = drafts.map((draft, index): Finding => {
    if (draft.work) works.push(workItem({ title: draft.title ?? '', ...draft.work }, index, works.length));
    return finding(draft, index, draft.work ? works.length - 1 : null);
  });
  const remainingWork = [...works, ...loose.map((draft, index) => workItem(draft, null, works.length + index))];
  const snapshot = {
    title: 'Audit',
    date,
    slug: 'audit',
    source: 'audit.md',
    url: null,
    repository: 'acme/app',
    digest: 'sha256:00',
  };
  const summary = {
    total: findings.length,
    settled: 0,
    unsettled: 0,
    fixedOrRemoved: 0,
    remainingWork: remainingWork.length,
    byStatus: [],
    bySeverity: [],
  };
  return {
    kind: 'status',
    schemaVersion: 4,
    outcomes: [],
    snapshot,
    summary,
    findings,
    remainingWork,
    tables: tables(findings),
    lists: [],
    sections: [],
    linkDefinitions: [],
    configuration: [],
    since: null,
    diagnostics: [],
  };
}

/** Reads `owner/name#12` or `#12`. */
export function issue(text: string): IssueRef {
  const [path = '', number = '0'] = text.split('#');
  const [owner = 'acme', repository = 'app'] = path === '' ? [] : path.split('/');
  const url = `https://github.com/${owner}/${repository}/issues/${number}`;
  return { kind: 'issue', host: 'github.com', owner, repository, number: Number(number), label: text, url };
}

/** Makes a reference to a CVE or GHSA. */
export function advisory(id: string): Reference {
  return { kind: 'advisory', id, label: id, url: null };
}

/** Wraps a text as a cell on a line. */
function verbatim(text: string, line = 1, markdown = text): Verbatim {
  return { markdown, text, position: { start: { line, column: 1 }, end: { line, column: markdown.length + 1 } } };
}

function finding(draft: Draft, index: number, remainingWork: number | null): Finding {
  const line = index + 3;
  const { id = null, title = `Finding ${index}`, severity = null, status = null, kind = 'fix-needed' } = draft;
  const cell = (text: string): Verbatim => verbatim(text, line);
  return {
    identity: { by: 'row', key: id ?? `${title} (${index})` },
    id,
    title: verbatim(title, line, draft.markdown),
    issue: draft.issue ? issue(draft.issue) : null,
    tracker: trackerOf(draft, line),
    severity:
      severity === null
        ? null
        : { level: levels.find((level) => level === severity) ?? null, verbatim: cell(severity) },
    status: {
      ...describeKind(kind),
      because: '',
      verbatim: status === null ? null : cell(status),
      references: draft.references ?? [],
      overruled: null,
    },
    extra: Object.entries(draft.extra ?? {}).map(([column, value]) => ({ column, value: cell(value) })),
    section: draft.section ?? ['Findings'],
    table: draft.table ?? 0,
    list: null,
    describedAt: null,
    remainingWork,
    position: cell(title).position,
  };
}

function trackerOf(draft: Draft, line: number): Finding['tracker'] {
  const references = [...(draft.issue ? [issue(draft.issue)] : []), ...(draft.links ?? [])];
  if (references.length === 0) return null;
  return { verbatim: verbatim(references.map(({ label }) => label).join(', '), line), references };
}

function workItem(draft: WorkDraft, finding: number | null, index: number): RemainingWorkItem {
  const { title = `Work ${index}` } = draft;
  const rating = (text: string | undefined) => (text === undefined ? null : { level: null, verbatim: verbatim(text) });
  return {
    identity: { by: 'title', key: title },
    id: null,
    title: verbatim(title),
    issue: draft.issue ? issue(draft.issue) : null,
    tracker: null,
    timeCommitment: rating(draft.timeCommitment),
    complexity: rating(draft.complexity),
    benefit: rating(draft.benefit),
    extra: Object.entries(draft.extra ?? {}).map(([column, value]) => ({ column, value: verbatim(value) })),
    section: ['Remaining work'],
    table: 0,
    findings: finding === null ? [] : [finding],
    position: verbatim(title).position,
  };
}

function tables(findings: readonly Finding[]): readonly SourceTable[] {
  const count = Math.max(0, ...findings.map(({ table }) => table ?? 0)) + 1;
  return Array.from({ length: count }, (_, index) => {
    const rows = findings.filter(({ table }) => table === index);
    const section = rows[0]?.section ?? ['Findings'];
    const columns = ['#', 'Title', 'Issue', 'Status'];
    const position = verbatim('').position;
    return {
      section,
      columns,
      rows: rows.length,
      records: rows.length,
      role: 'findings',
      because: '',
      setAside: [],
      position,
    };
  });
}
