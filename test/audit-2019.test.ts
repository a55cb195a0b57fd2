import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StatusKind, StatusReport } from '../src/domain/model.ts';
import { defaultLimit } from '../src/read/source.ts';
import { makeReport } from '../src/pipeline/report.ts';
import { root } from './run.ts';

const post = '2022-10-05-current-state-2019-third-party-audit.md';
let report: StatusReport;

beforeAll(async () => {
  report = await makeReport(join(root, 'input', post), post, defaultLimit);
});

describe('the 2019 audit of Kubernetes', () => {
  test('has 37 findings and 12 rows of remaining work, all rows accounted for', () => {
    expect(report.findings).toHaveLength(37);
    expect(report.remainingWork).toHaveLength(12);
    expect(report.tables.map(({ role, rows, records }) => [role, rows, records])).toEqual([
      ['findings', 37, 37],
      ['remaining-work', 12, 12],
    ]);
  });

  test.each<[StatusKind, string]>([
    ['fixed', '1 5 6 7 9 12 13 14 17 18 20 22 27 28 29 31 33 35 36'],
    ['removed', '10'],
    ['closed', '23'],
    ['accepted', '3'],
    ['partially-fixed', '26'],
    ['in-progress', '8 19'],
    ['needs-design', '2 11 21 32 34'],
    ['fix-needed', '4 15 16 24 25 30 37'],
  ])('%s: %s', (kind, ids) => {
    const found = report.findings.filter(({ status }) => status.kind === kind).map(({ id }) => id);
    expect(found.join(' ')).toBe(ids);
  });

  test('22 are settled, 20 of them fixed or removed', () => {
    expect(report.summary).toMatchObject({ total: 37, settled: 22, unsettled: 15, fixedOrRemoved: 20 });
  });

  test('contradicts itself in these places, and has no error', () => {
    expect(report.diagnostics.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`)).toEqual([
      'info issue-is-pull-request 5',
      'warning open-but-not-remaining 8',
      'warning open-but-not-remaining 19',
      'warning open-but-not-remaining 26',
      'info evidence-is-own-issue 27',
      'info evidence-is-own-issue 29',
      'warning closed-but-more-needed 37',
      'warning broken-link “Patrick Rhomberg”',
      'warning two-titles 15',
      'warning two-titles 37',
    ]);
  });

  test('keeps the author’s words, and what they point at', () => {
    const [first] = report.findings;
    expect(first?.status.verbatim?.markdown).toBe(
      'closed, addressed by [kubernetes/website#15756](https://github.com/kubernetes/website/pull/15756) and [kubernetes/kubernetes#109798](https://github.com/kubernetes/kubernetes/pull/109798)',
    );
    expect(first?.status.references).toEqual([
      {
        kind: 'pull',
        host: 'github.com',
        owner: 'kubernetes',
        repository: 'website',
        number: 15756,
        label: 'kubernetes/website#15756',
        url: 'https://github.com/kubernetes/website/pull/15756',
      },
      {
        kind: 'pull',
        host: 'github.com',
        owner: 'kubernetes',
        repository: 'kubernetes',
        number: 109798,
        label: 'kubernetes/kubernetes#109798',
        url: 'https://github.com/kubernetes/kubernetes/pull/109798',
      },
    ]);
    const fourth = report.findings.find(({ id }) => id === '4');
    expect(fourth?.title.text).toBe("TOCTOU when moving PID to manager's cgroup via kubelet");
    const fifth = report.findings.find(({ id }) => id === '5');
    expect(fifth?.status.references.map((one) => (one.kind === 'advisory' ? one.id : one.label))).toEqual([
      'CVE-2019-11249',
      '#80436',
    ]);
  });

  test('joins the two tables by issue', () => {
    const pairs = report.remainingWork.map(({ findings, issue }) => [
      report.findings[findings[0] ?? -1]?.id,
      issue?.number,
    ]);
    expect(pairs).toEqual([
      ['2', 81111],
      ['11', 81119],
      ['15', 81123],
      ['16', 81124],
      ['21', 81129],
      ['37', 81145],
      ['4', 81113],
      ['24', 81132],
      ['25', 81133],
      ['30', 81138],
      ['32', 81140],
      ['34', 81142],
    ]);
  });

  test('names where each record stands', () => {
    const first = report.findings[0];
    expect(first?.position.start).toEqual({ line: 28, column: 1 });
    expect(first?.title.position.start).toEqual({ line: 28, column: 12 });
  });
});
