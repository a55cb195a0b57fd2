import { expect, test } from 'vitest';
import { allRuns } from '../all-runs.ts';
import { read } from './essence.ts';

/** A register of `count` findings whose issues are defined at its end, `gap` between the definitions. */
function register(count: number, gap: string): string {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const rows = numbers.map((at) => `| ${at} | Hose ${at} leaks | [#${at}][i${at}] | fixed |`);
  const definitions = numbers.map((at) => `[i${at}]: https://github.com/o/r/issues/${at}`);
  return `| # | Title | Issue | Status |\n|---|---|---|---|\n${rows.join('\n')}\n\n${definitions.join(gap)}\n`;
}

const sizes: readonly (readonly [number, string])[] = [
  [49, '\n'],
  [50, '\n'],
  [51, '\n'],
  [52, '\n'],
  [520, '\n'],
  [520, '\n\n'],
  [2000, '\n'],
  [20_000, '\n'],
];

test.each(allRuns ? sizes : sizes.slice(0, -1))(
  '%i issues are found by their definitions',
  async (count, gap) => {
    const { findings, diagnostics } = await read(register(count, gap));
    expect(findings.map(({ issue }) => issue?.number)).toEqual(findings.map((_, at) => at + 1));
    expect(findings).toHaveLength(count);
    expect(diagnostics).toEqual([]);
  },
  60_000,
);

test('what looks like definitions within a code block defines nothing', async () => {
  const text = register(100, '\n').replace('\n\n[i1]', '\n\n```\n\n[i1]');
  const { findings } = await read(`${text}\`\`\`\n`);
  expect(findings.filter(({ issue }) => issue !== null)).toEqual([]);
});

test('the first of two definitions of one label holds, in a run or out of it', async () => {
  const text = register(100, '\n');
  const first = await read(`[I7]: https://github.com/o/r/issues/700\n\n${text}`);
  expect(first.findings[6]?.issue?.number).toBe(700);
  const last = await read(`${text}\n[i7]: https://github.com/o/r/issues/700\n`);
  expect(last.findings[6]?.issue?.number).toBe(7);
});

test('a cell that refers to no definition is left to Markdown', async () => {
  const { findings } = await read(register(60, '\n').replace('[#3][i3]', '[#3][nowhere]'));
  expect(findings[2]?.tracker?.verbatim.text).toBe('[#3][nowhere]');
});
