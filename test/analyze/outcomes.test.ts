import { describe, expect, test } from 'vitest';
import { analyze, load, parse, render } from '../../src/api.ts';
import type { StatusReport } from '../../src/domain/model.ts';

const table = `| # | Title | Issue | Status |
| - | - | - | - |
| 1 | Gate stays open | [#7](https://github.com/orchard/pears/issues/7) | open |
| A-2 | Hose leaks | [#9][nine] | Fixed |
`;

async function report(text: string): Promise<StatusReport> {
  return analyze(
    await parse(`# Audit\n\n${table}\n${text}\n\n[nine]: https://github.com/orchard/pears/issues/9\n`, 'post.md'),
  );
}

/** The outcomes as `section: text → findings`. */
async function outcomesOf(text: string): Promise<readonly string[]> {
  const { outcomes } = await report(text);
  return outcomes.map(({ section, text: words, findings }) => `${section}: ${words.text} → ${findings.join(', ')}`);
}

const gate = '- [#7 Gate](https://github.com/orchard/pears/issues/7)';

describe('Lists of outcomes', () => {
  test.each([
    'Inspired outcomes',
    'Outcomes',
    'Outcomes of the audit',
    'Lessons learned',
    'Improvements',
    'Security improvements made',
    'Outcomes and lessons learned',
  ])('under “%s” are read', async (heading) => {
    expect(await outcomesOf(`## ${heading}\n\n${gate}`)).toEqual([`${heading}: #7 Gate → 0`]);
  });

  test.each([
    'Expected outcomes of the vote',
    'Outcome measures',
    'Next steps',
    'Suggested improvements to the fence',
    'Findings',
  ])('under “%s” are not', async (heading) => {
    expect(await outcomesOf(`## ${heading}\n\n${gate}`)).toEqual([]);
  });

  test('belong to findings by issue, by defined link or by id, and to none', async () => {
    const text = `## Outcomes\n\n- see [#9][nine]\n- A-2: https://example.org/hose\n- [a tool](https://example.org/tool)\n- no link at all`;
    expect(await outcomesOf(text)).toEqual([
      'Outcomes: see #9 → 1',
      'Outcomes: A-2: https://example.org/hose → 1',
      'Outcomes: a tool → ',
    ]);
  });

  test('end with the next heading', async () => {
    expect(await outcomesOf(`## Outcomes\n\n${gate}\n\n## Rest\n\n${gate}`)).toHaveLength(1);
  });
});

test('reports show them, and the finding refers to them', async () => {
  const made = await report(`## Outcomes\n\n${gate}`);
  const [markdown, html] = await Promise.all([render(made, 'md'), render(made, 'html')]);
  expect(markdown).toContain(
    '## Outcomes of the audit\n\n### Outcomes\n\n- [\\#7 Gate](https://github.com/orchard/pears/issues/7) (finding 1)\n',
  );
  expect(markdown).toContain('see also [Outcomes](#outcomes-of-the-audit)');
  expect(html).toMatch(/See also: <a href="#outcomes-1"><bdi>Outcomes<\/bdi><\/a>/);
  expect(load(await render(made, 'json')).outcomes).toEqual(made.outcomes);
});

test('a report of version 2, which has no outcomes, is read', async () => {
  const { outcomes: _, ...before } = await report('');
  expect(load(JSON.stringify({ ...before, schemaVersion: 2 }))).toMatchObject({ schemaVersion: 4, outcomes: [] });
});
