import { describe, expect, test } from 'vitest';
import { compare, parse, analyze } from '../../src/api.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
import { markdownFormat } from '../../src/render/format.ts';
import { comparisonSummaryText } from '../../src/render/views/comparison-lines.ts';
import { flowOf } from '../../src/render/views/flow.ts';
import { byUrgency, leadOf, urgentChanges } from '../../src/render/views/overview.ts';
import { severityRows, urgentLines } from '../../src/render/views/severity-rows.ts';
import { workMatrix } from '../../src/render/views/work-matrix.ts';
import { inventedPost } from '../invented-post.ts';

const format = markdownFormat({ base: null, definitions: [] }, english);
const reportOf = async (post: string) => analyze(await parse(post, 'a.md'));

const { findings, summary } = await reportOf(inventedPost({ findings: 60 }));
const before = await reportOf(inventedPost({ findings: 57 }));
const after = await reportOf(inventedPost({ findings: 60, later: true }));

test('a summary names the most severe first of each kind of change, as reports do', () => {
  const lines = comparisonSummaryText(compare(before, after), english).split('\n');
  const ids = lines.flatMap((line) => /^ {2}Reopened: (\S+)/.exec(line)?.[1] ?? []);
  const severityOf = (id: string): string | undefined =>
    after.findings.find((finding) => finding.id === id)?.severity?.verbatim.text;
  expect(ids.map(severityOf)).toEqual(['High', 'Medium', 'Medium']);
});

describe('findings by severity', () => {
  const rows = severityRows(
    findings,
    summary.bySeverity.map(({ level }) => level),
    english,
  );

  test('add up to the numbers of the summary', () => {
    expect(rows.map(({ count, settled }) => [count, settled])).toEqual(
      summary.bySeverity.map(({ count, settled }) => [count, settled]),
    );
    for (const { count, settled, underWay, open, unsettled } of rows) {
      expect(settled + underWay + open).toBe(count);
      expect(underWay + open).toBe(unsettled);
    }
  });

  test('every critical that is not settled is named, up to ten, then counted', async () => {
    for (const [criticals, named, more] of [
      [1, 1, 0],
      [10, 10, 0],
      [11, 10, 1],
    ] as const) {
      const lines = Array.from({ length: criticals }, (_, at) => `| C-${at + 1} | A crane | Critical | open |`);
      const post = `# A\n\n| # | Title | Severity | Status |\n|---|---|---|---|\n| H-1 | A winch | High | open |\n| C-0 | Done | Critical | fixed |\n${lines.join('\n')}\n`;
      const [critical, high] = urgentLines((await reportOf(post)).findings, format);
      expect(critical).toMatchObject({ label: 'Critical', count: criticals, more });
      expect(critical?.findings).toHaveLength(named);
      expect(high).toMatchObject({ label: 'High', count: 1, more: 0 });
    }
  });

  test('are named by issue or title where they have no id', async () => {
    const post =
      '# A\n\n| Title | Severity | Status |\n|---|---|---|\n| A crane that is much too long to be named as a whole | High | open |\n';
    const [high] = urgentLines((await reportOf(post)).findings, format);
    expect(String(high?.findings[0]?.name)).toBe('A crane that is much too long to be nam…');
  });
});

describe('a comparison', () => {
  const report = compare(before, after);

  test('counts where findings were and are, so that rows add up to the earlier and columns to the later snapshot', () => {
    const { columns, rows } = flowOf(report, english);
    const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
    const counts = rows.map(({ cells }) => cells.map(({ count }) => count));
    const old = rows.findIndex(({ label }) => label === 'New');
    expect(sum(counts.filter((_, at) => at !== old).flat())).toBe(before.summary.total);
    const gone = columns.indexOf('No longer listed');
    expect(sum(counts.flatMap((row) => row.filter((_, at) => at !== gone)))).toBe(after.summary.total);
    expect(rows.flatMap(({ cells }) => cells).some(({ reopened }) => reopened)).toBe(
      report.summary.changes.reopened > 0,
    );
  });

  test('has the most urgent kind first, within it the most severe', () => {
    const sorted = byUrgency(report.entries);
    const kinds = sorted.map(leadOf);
    expect(kinds.filter((kind, at) => kind !== kinds[at - 1])).toEqual([...new Set(kinds)]);
    const reopened = sorted
      .filter((entry) => leadOf(entry) === 'reopened')
      .map(({ after: one }) => one?.severity?.level);
    expect(reopened).toEqual(['high', 'medium', 'medium']);
  });

  test('names every reopened finding that is high', () => {
    const shown = byUrgency(report.entries).map((entry, at) => ({
      kind: leadOf(entry),
      entry,
      view: { anchor: `change-${at + 1}` },
    }));
    expect(urgentChanges(shown, format).map(({ label, count }) => [label, count])).toEqual([['Reopened, high', 1]]);
  });
});

describe('the matrix of remaining work', () => {
  test('is always three by three, with what is best done first at the upper left', async () => {
    const { remainingWork, findings } = await reportOf(inventedPost({ findings: 60, work: 'times' }));
    const matrix = workMatrix(remainingWork, findings, format);
    expect(matrix?.rows.map(({ cells }) => cells.length)).toEqual([3, 3, 3]);
    expect(matrix?.rows.flatMap(({ cells }) => cells.map(({ first }) => first)).indexOf(true)).toBe(0);
    const placed = matrix?.rows
      .flatMap(({ cells }) => cells)
      .reduce((sum, { items, more }) => sum + items.length + more, 0);
    expect((placed ?? 0) + (matrix?.unplaced ?? 0) + (matrix?.leftOut ?? 0)).toBe(remainingWork.length);
  });

  test('names twelve in a cell, and counts the rest', async () => {
    const work = (count: number): string =>
      `# A\n\n## Findings\n\n| # | Title | Status |\n|---|---|---|\n| 1 | A | open |\n\n## Remaining work\n\n| # | Title | Time | Complexity | Benefit |\n|---|---|---|---|---|\n${Array.from({ length: count }, (_, at) => `| W-${at} | Work ${at} | Low | Low | High |`).join('\n')}\n`;
    for (const [count, more] of [
      [12, 0],
      [13, 1],
    ] as const) {
      const { remainingWork, findings } = await reportOf(work(count));
      expect(workMatrix(remainingWork, findings, format)?.rows[0]?.cells[0]).toMatchObject({ more });
    }
  });
});
