import { expect, test } from 'vitest';
import { analyze, parse } from '../../../src/api.ts';

/** The codes of what is said of a post. */
async function codesOf(text: string): Promise<readonly string[]> {
  return analyze(await parse(text, 'post.md')).diagnostics.map(({ code }) => code);
}

test('another stage of delivery contradicts nothing, a column of the same kind does', async () => {
  const header = '| ID | Finding | Code status | Deployment status |\n| - | - | - | - |\n';
  expect(await codesOf(`${header}| A-1 | Hose leaks | Fixed | Pending |\n`)).toEqual([]);
  expect(await codesOf(`${header}| A-1 | Hose leaks | Closed, fix needed | Pending |\n`)).toEqual([
    'closed-but-more-needed',
  ]);
});

test('no id is missing where ids stand in titles alone', async () => {
  const rows = '| No gate | Open |\n| FIND-001: Hose | Open |\n| FIND-002: Rope | Open |\n';
  expect(await codesOf(`| Finding | Status |\n| - | - |\n${rows}`)).toEqual([]);
  const own = '| | No gate | Open |\n| FIND-001 | Hose | Open |\n| FIND-002 | Rope | Open |\n';
  expect(await codesOf(`| ID | Finding | Status |\n| - | - | - |\n${own}`)).toEqual(['id-missing']);
});

test('numbers are held against the rows only where all tables were read', async () => {
  const table = '| ID | Finding | Status |\n| - | - | - |\n| A-1 | Hose leaks | Open |\n';
  const areas = '| Area | Severity | Status |\n| - | - | - |\n| Gate | High | Open |\n';
  expect(await codesOf(`The audit found 2 findings.\n\n${table}`)).toEqual(['stated-count-differs']);
  expect(await codesOf(`The audit found 2 findings.\n\n${table}\n${areas}`)).toEqual(['table-not-read']);
});
