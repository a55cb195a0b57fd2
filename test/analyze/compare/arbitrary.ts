import fc from 'fast-check';
import type { Finding, StatusReport } from '../../../src/domain/model.ts';
import { advisory, report, type Draft, type WorkDraft } from './build.ts';

/** Few words, so that titles repeat, resemble and contradict one another. */
const titles = fc
  .tuple(
    fc.constantFrom('Missing validation', 'Missing input validation', 'Tokens leak', 'Unsafe JSON', 'Overflow', ''),
    fc.constantFrom('in kubelet', 'in the kubelet', 'in etcd', 'in kubectl', ''),
    fc.constantFrom('', '', 'allows denial of service', 'of manifests'),
  )
  .map((parts) => parts.filter((part) => part !== '').join(' '));

const work: fc.Arbitrary<WorkDraft | null> = fc.option(
  fc.record({ benefit: fc.constantFrom('high', 'low'), complexity: fc.constantFrom('high', 'low') }),
  { freq: 3 },
);

const draft: fc.Arbitrary<Draft> = fc.record({
  id: fc.constantFrom(null, '1', '2', '3', '4', 'C-01', 'C-02', 'C-03', 'PII-003'),
  title: titles,
  issue: fc.constantFrom(null, null, '#1', '#2', '#3', 'acme/site#1'),
  links: fc.constantFrom([], [], [advisory('CVE-2020-0001')], [advisory('CVE-2020-0002'), advisory('CVE-2020-0003')]),
  severity: fc.constantFrom(null, 'high', 'low'),
  status: fc.constantFrom(null, 'done', 'to do', 'doing'),
  kind: fc.constantFrom('fixed', 'closed', 'fix-needed', 'in-progress', 'partially-fixed', 'unreported'),
  section: fc.constantFrom(['Current state'], ['Current state'], ['Appendix', 'More']),
  extra: fc.constantFrom({}, { Type: 'code', Owner: 'sig-node' }, { Owner: 'sig-auth' }, { Type: 'docs' }),
  work,
});

/** Any report, often with rows nothing can tell apart. */
export const reports: fc.Arbitrary<StatusReport> = fc.array(draft, { maxLength: 9 }).map((drafts) => report(drafts));

/** Two reports: of nothing in common but words, or of rows that live on with some cells changed. */
export const pairsOfReports: fc.Arbitrary<readonly [StatusReport, StatusReport]> = fc.oneof(
  fc.tuple(reports, reports),
  fc.array(fc.tuple(draft, draft, fc.subarray(fields())), { maxLength: 9 }).chain((rows) =>
    fc.tuple(fc.shuffledSubarray(rows), fc.array(draft, { maxLength: 2 })).map(([kept, fresh]) => {
      const after = kept.map(([one, other, changed]) => ({ ...one, ...picked(other, changed) }));
      return [report(rows.map(([one]) => one)), report([...after, ...fresh])] as const;
    }),
  ),
);

/** Puts rows, columns and work in another order, and pads and marks up every cell: nothing a reader would call a change. */
export function shuffled(source: StatusReport, order: readonly number[]): StatusReport {
  const turn = <T>(values: readonly T[]): T[] =>
    values
      .map((value, index) => ({ value, by: order[index % order.length] ?? 0 }))
      .toSorted((a, b) => a.by - b.by)
      .map(({ value }) => value);
  const works = turn(source.remainingWork);
  const findings = turn(source.findings).map((finding): Finding => {
    const item = source.remainingWork[finding.remainingWork ?? -1];
    return {
      ...finding,
      title: { ...finding.title, markdown: `**${finding.title.markdown}**  ` },
      extra: finding.extra.toReversed(),
      remainingWork: item === undefined ? null : works.indexOf(item),
      position: { start: { line: 900, column: 1 }, end: { line: 900, column: 2 } },
    };
  });
  return { ...source, findings, remainingWork: works };
}

function fields(): (keyof Draft)[] {
  return ['id', 'title', 'issue', 'links', 'severity', 'status', 'kind', 'section', 'extra', 'work'];
}

function picked(source: Draft, names: readonly (keyof Draft)[]): Draft {
  return Object.fromEntries(names.map((name) => [name, source[name]]));
}
