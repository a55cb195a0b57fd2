import { expect, test } from 'vitest';
import type { StatusReport } from '../../src/domain/model.ts';
import { builtInTemplates } from '../../src/package.ts';
import { makeReportOf } from '../../src/pipeline/report.ts';
import { openTemplates, renderHtml, renderMarkdown } from '../../src/render/index.ts';

async function reportOf(header: string, ...rows: readonly string[]): Promise<StatusReport> {
  const findings = '| # | Finding | Status |\n|---|---|---|\n| 1 | Owl | open |\n| 2 | Bat | open |\n';
  const rule = header.replace(/[^|]+/g, ' --- ');
  const text = ['# Audit of the barn\n', findings, '## Remaining work\n', header, rule, ...rows].join('\n');
  return makeReportOf({ name: 'barn.md', text, digest: `sha256:${'0'.repeat(64)}` }, 'barn.md');
}

/** The headers of the tables of what to do first and of remaining work, in HTML and in Markdown. */
async function headers(report: StatusReport): Promise<readonly (readonly string[])[]> {
  const templates = await openTemplates([builtInTemplates]);
  const html = await renderHtml(report, templates);
  const inHtml = ['next', 'work'].map((name) => {
    const [, table = ''] = new RegExp(`<table class="${name} stack"[^>]*>([^]*?)</table>`).exec(html) ?? [];
    const [head = '', body = ''] = table.split('</thead>');
    const cells = [...(body.split('</tr>')[0] ?? '').matchAll(/<t[dh]\b/g)].length;
    const names = [...head.matchAll(/<th(?: [^>]*)?>(.*?)<\/th>/g)].map(([, words]) => words ?? '');
    expect([cells, [...head.matchAll(/<col\b/g)].length]).toEqual([names.length, names.length]);
    return names;
  });
  const markdown = renderMarkdown(report, templates);
  const inMarkdown = ['What to do first', 'Remaining work'].map((title) => {
    const [head = '', rule = '', row = ''] = (markdown.split(`## ${title}\n`)[1] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const counts = [head, rule, row].map((line) => line.split('|').length);
    expect(new Set(counts).size).toBe(1);
    return head
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  });
  expect(inMarkdown).toEqual(inHtml);
  return inHtml;
}

test('a column of which no row says anything is left out', async () => {
  const report = await reportOf(
    '| # | Title | Time | Benefit |',
    '| 1 | Owl | 2 days | Low |',
    '| 2 | Bat | 1 hour | High |',
  );
  expect(await headers(report)).toEqual([['Finding', 'Benefit', 'Time'], ['#', 'Work', 'Benefit', 'Time']]); // prettier-ignore
});

test('a column of which one row says something is there, of whatever row', async () => {
  const report = await reportOf(
    '| Title | Issue | Complexity | Benefit |',
    '| Mouse | | | High |',
    '| Bat | [#2](https://github.com/a/b/issues/2) | Low | |',
  );
  const columns = ['Issue', 'Benefit', 'Complexity'];
  expect(await headers(report)).toEqual([['Finding', ...columns], ['#', 'Work', ...columns]]); // prettier-ignore
});

test.each(['Benefit to User', 'Benefits for operators', 'Benefit to Ecosystem', 'Benefit'])(
  'a column “%s” is the benefit, and no further column',
  async (header) => {
    const { remainingWork } = await reportOf(`| # | Title | Time | ${header} |`, '| 1 | Owl | Low | High |');
    expect(remainingWork.map(({ benefit, extra }) => [benefit?.level, extra])).toEqual([['high', []]]);
  },
);
