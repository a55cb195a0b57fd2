import { expect, test } from 'vitest';
import type { StatusReport } from '../../src/domain/model.ts';
import { builtInTemplates } from '../../src/package.ts';
import { historyOfReports } from '../../src/pipeline/history.ts';
import { makeReportOf } from '../../src/pipeline/report.ts';
import { inLanguage, openTemplates, renderHtml, renderMarkdown } from '../../src/render/index.ts';

async function version(date: string, ...statuses: readonly string[]): Promise<StatusReport> {
  const rows = statuses.map((status, at) => `| ${at + 1} | Finding ${at + 1} | ${status} |`);
  const text = ['---', `date: ${date}`, '---', '# Kiln', '', '| # | Finding | Status |', '|---|---|---|', ...rows];
  return makeReportOf({ name: 'kiln.md', text: text.join('\n'), digest: `sha256:${'0'.repeat(64)}` }, 'kiln.md');
}

test('a finding that no version lists as open is said to be never open, not open for 0 days', async () => {
  const told = historyOfReports([
    await version('2031-01-01', 'fixed', 'open', 'open'),
    await version('2031-03-01', 'accepted', 'fixed', 'open', 'open', 'fixed'),
  ]);
  const templates = await openTemplates([builtInTemplates]);
  const lines = (html: string): readonly string[] =>
    [...html.matchAll(/<p class="standing">[^]*?<span class="words">([^]*?)<\/span><\/p>/g)].map(
      ([, words]) => words ?? '',
    );
  expect(lines(await renderHtml(told, templates))).toEqual([
    'listed from 1 January 2031 to 1 March 2031, never as open',
    'listed from 1 January 2031 to 1 March 2031; open for 59 days',
    'listed from 1 January 2031 to 1 March 2031; open for 59 days',
    'listed from 1 March 2031 to 1 March 2031; open for 0 days',
    'listed from 1 March 2031 to 1 March 2031, never as open',
  ]);
  expect(renderMarkdown(told, templates).match(/\| never open \|/g)).toHaveLength(2);
  const german = await inLanguage(templates, 'de');
  expect(lines(await renderHtml(told, german))[0]).toBe(
    'aufgeführt von 1. Januar 2031 bis 1. März 2031, nie als offen',
  );
});
