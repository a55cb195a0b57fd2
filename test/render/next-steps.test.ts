import { describe, expect, test } from 'vitest';
import type { StatusReport } from '../../src/domain/model.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
import { german } from '../../src/render/catalogue/german/index.ts';
import { htmlFormat, markdownFormat } from '../../src/render/format.ts';
import { nextSteps } from '../../src/render/views/next-steps.ts';
import { workRow } from '../../src/render/views/rows.ts';
import { workMatrix } from '../../src/render/views/work-matrix.ts';
import { builtInTemplates } from '../../src/package.ts';
import { openTemplates, renderMarkdown } from '../../src/render/index.ts';
import { makeReportOf } from '../../src/pipeline/report.ts';

const context = { base: null, definitions: [] };
const format = markdownFormat(context, english);

/** A post of three findings with work for each; the statuses are given. */
async function post(statuses: readonly string[], work = ['1', '2', '3']): Promise<StatusReport> {
  const text = [
    '# Audit of the kiln\n',
    '| # | Finding | Issue | Severity | Status |',
    '| --- | --- | --- | --- | --- |',
    ...statuses.map(
      (status, at) =>
        `| ${at + 1} | Finding ${at + 1} | [#${at + 1}](https://github.com/a/b/issues/${at + 1}) | High | ${status} |`,
    ),
    '\n## Remaining work\n',
    '| # | Title | Time | Complexity | Benefit |',
    '| --- | --- | --- | --- | --- |',
    ...work.map((id, at) => `| ${id} | Work ${id} | Low | Low | ${['High', 'Medium', 'Low'][at] ?? 'Low'} |`),
  ].join('\n');
  return makeReportOf({ name: 'kiln.md', text, digest: `sha256:${'0'.repeat(64)}` }, 'kiln.md');
}

describe('What to do first', () => {
  test('never names work of a finding that is settled, and says how much is left out', async () => {
    const next = nextSteps(await post(['accepted', 'open', 'open']), format);
    expect(next?.rows.map(({ id }) => String(id))).toEqual(['2', '3']);
    expect(next?.intro).toBe(
      'The most benefit for the least effort first, by the author’s estimates. One row of remaining work is left out: it is done, or its finding is settled.',
    );
  });

  test.each(['accepted', 'fixed in #9', 'not a defect', 'duplicate of 3', 'closed'])(
    '%s is settled',
    async (status) => {
      const next = nextSteps(await post([status, 'open', 'open']), format);
      expect(next?.rows.map(({ id }) => String(id))).toEqual(['2', '3']);
    },
  );

  test('names work that is crossed out as little', async () => {
    const next = nextSteps(await post(['open', 'open', 'open'], ['1', '~~2~~', '3']), format);
    expect(next?.rows).toHaveLength(3);
    const crossed = await post(['open', 'open', 'open']);
    const [first, ...others] = crossed.remainingWork;
    if (first === undefined) throw new Error('no work');
    const done = { ...first, title: { ...first.title, markdown: `~~${first.title.markdown}~~` } };
    const left = nextSteps({ ...crossed, remainingWork: [done, ...others] }, format);
    expect(left?.rows.map(({ id }) => String(id))).toEqual(['2', '3']);
  });

  test.each([['OWL-1', null], ['–', null], ['Owl', 'Owl']])('beside the id OWL-1, of the title “%s” stands %s', async (title, name) => {
    const text = `# Audit of the kiln\n\n| ID | Title | Status |\n|---|---|---|\n| OWL-1 | ${title} | open |\n`;
    const owl = await makeReportOf({ name: 'kiln.md', text, digest: `sha256:${'0'.repeat(64)}` }, 'kiln.md');
    const [row] = nextSteps(owl, format)?.rows ?? [];
    expect([String(row?.id), row?.name == null ? null : String(row.name)]).toEqual(['OWL-1', name]);
    const templates = await openTemplates([builtInTemplates]);
    expect(renderMarkdown(owl, templates)).toContain(name === null ? '\n| OWL-1 | Fix needed |' : '\n| OWL-1 · Owl | Fix needed |');
  }); // prettier-ignore

  test('names open findings where all work is of settled ones, and nothing where all is settled', async () => {
    const next = nextSteps(await post(['accepted', 'fixed in #9', 'open'], ['1', '2']), format);
    expect(next?.rows.map(({ id }) => String(id))).toEqual(['3']);
    expect(next?.intro).toBe(
      'All remaining work of the source is done, or its findings are settled; these are the findings that are not settled, the most severe first.',
    );
    expect(nextSteps(await post(['accepted', 'fixed', 'closed']), format)).toBeNull();
  });

  test('says so in German', async () => {
    const auf = markdownFormat(context, german);
    expect(nextSteps(await post(['accepted', 'fixed', 'open']), auf)?.intro).toMatch(
      / 2 Zeilen der Restarbeiten fehlen hier: Sie sind getan, oder ihre Befunde sind erledigt\.$/,
    );
    expect(nextSteps(await post(['accepted', 'fixed', 'open'], ['1', '2']), auf)?.intro).toMatch(
      /^Alle Restarbeiten der Quelle sind getan, oder ihre Befunde sind erledigt; dies /,
    );
  });

  test('has the issue of the finding where the row of remaining work has none', async () => {
    const next = nextSteps(await post(['open', 'open', 'open']), htmlFormat(context, null, english));
    expect(next?.rows.map(({ href, label }) => [String(href), String(label)])[0]).toEqual([
      'https://github.com/a/b/issues/1',
      '#1',
    ]);
  });
});

test('What is settled stays in the table of remaining work, which says so, and not in the matrix', async () => {
  const { remainingWork, findings, diagnostics } = await post(['accepted', 'open', 'open']);
  expect(remainingWork.map((item) => workRow(item, findings, null, format).settledAs)).toEqual([
    'accepted',
    null,
    null,
  ]);
  expect(diagnostics.map(({ code }) => code)).toContain('settled-but-remaining');
  const matrix = workMatrix(remainingWork, findings, format);
  expect(matrix?.leftOut).toBe(1);
  expect(
    matrix?.rows.flatMap(({ cells }) => cells.flatMap(({ items }) => items)).map(({ name }) => String(name)),
  ).toEqual(['2', '3']);
});
