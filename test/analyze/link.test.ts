import { expect, test } from 'vitest';
import { analyze, parse } from '../../src/api.ts';

const issue = (number: number): string => `[#${number}](https://github.com/orchard-example/orchard/issues/${number})`;

/** For each row of remaining work, the ids of the findings it is about. */
async function linksOf(findings: readonly string[], work: readonly string[]): Promise<readonly string[]> {
  const post = [
    '| ID | Title | Issue | Status |',
    '| - | - | - | - |',
    ...findings.map((row) => `${row} open |`),
    '',
    '| Title | Issue | Time Commitment | Complexity | Benefit |',
    '| - | - | - | - | - |',
    ...work.map((row) => `${row} Low | Low | High |`),
  ].join('\n');
  const report = analyze(await parse(post, 'post.md'));
  for (const [at, { remainingWork }] of report.findings.entries())
    if (remainingWork !== null) expect(report.remainingWork[remainingWork]?.findings).toContain(at);
  return report.remainingWork.map((item) => item.findings.map((at) => report.findings[at]?.id).join(' '));
}

const gate = `| C-01 | Gate stays open | ${issue(1)} |`;
const hose = `| C-02 | Hose bursts | ${issue(2)} |`;
const twin = `| C-03 | Gate stays open | ${issue(3)} |`;
const same = `| C-04 | Ladder slips | ${issue(1)} |`;

test.each([
  ['by issue', [gate, hose], [`| Another title | ${issue(2)} |`], ['C-02']],
  ['by issue before title', [gate, hose], [`| Gate stays open | ${issue(2)} |`], ['C-02']],
  ['by title, without its markup', [gate, hose], ['| **Gate**  stays open | |'], ['C-01']],
  ['by id at the head of the title', [gate, hose], ['| C-02: mend it | |'], ['C-02']],
  ['by several ids', [gate, hose], ['| C-01, C-02: mend both | |'], ['C-01 C-02']],
  ['not by an id in the middle of the title', [gate, hose], ['| Paint it: see C-02 | |'], ['']],
  ['not by a title that two findings have', [gate, twin], ['| Gate stays open | |'], ['']],
  ['not by an issue that two findings have', [gate, same], [`| Something else | ${issue(1)} |`], ['']],
  ['but by its title then', [gate, same], [`| Ladder slips | ${issue(1)} |`], ['C-04']],
  ['not at all where nothing agrees', [gate, hose], ['| Paint the barn | |'], ['']],
  ['two rows to one finding', [gate, hose], [`| One | ${issue(1)} |`, `| Two | ${issue(1)} |`], ['C-01', 'C-01']],
])('remaining work belongs to findings %s', async (_, findings, work, expected) => {
  expect(await linksOf(findings, work)).toEqual(expected);
});
