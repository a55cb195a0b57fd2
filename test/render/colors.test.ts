import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { statusKinds } from '../../src/domain/model.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
import { barLabel, statusBar } from '../../src/render/charts/bar.ts';
import { burnDown } from '../../src/render/charts/burn-down.ts';
import { root } from '../run.ts';

const style = readFileSync(join(root, 'templates/report.css'), 'utf8');

/** The colors of a scheme, by the names of their tokens. */
function tokens(css: string): ReadonlyMap<string, string> {
  return new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', color = '']) => [name, color]));
}

const [light = '', dark = ''] = style.split('@media screen and (prefers-color-scheme: dark)');
const lightTokens = tokens(light);
const darkTokens = new Map([...lightTokens, ...tokens(dark)]);

/** Relative luminance (WCAG 2.2). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ['light', lightTokens],
  ['dark', darkTokens],
] as const)('in %s colors', (_, colors) => {
  const color = (name: string): string => colors.get(name) ?? '';

  test.each(statusKinds)('the fill of %s is told from the paper', (kind) => {
    expect(contrast(color(kind), color('paper'))).toBeGreaterThanOrEqual(3);
  });

  test('the areas of a burn-down are told from one another, and from the line between them', () => {
    expect(contrast(color('fix-needed'), color('settled-pale'))).toBeGreaterThanOrEqual(3);
    expect(contrast(color('fix-needed'), color('paper'))).toBeGreaterThanOrEqual(3);
    expect(contrast(color('fixed'), color('paper'))).toBeGreaterThanOrEqual(3);
  });
});

describe('a bar', () => {
  const parts = [
    { kind: 'fixed', count: 19 },
    { kind: 'in-progress', count: 2 },
    { kind: 'fix-needed', count: 7 },
    { kind: 'unreported', count: 1 },
  ] as const;
  const bar = statusBar(parts, barLabel(parts, english), english);

  test('says what is settled and what is not', () => {
    expect([...bar.matchAll(/class="bracket (?:start|end)">([^<]+)</g)].map(([, words]) => words)).toEqual([
      '19 settled',
      '10 not settled',
    ]);
  });

  test('has a line of the color of the paper between any two parts', () => {
    expect(bar.match(/class="divider"/g)).toHaveLength(parts.length - 1);
  });

  test('has stripes over all that is not settled, of three kinds, and over nothing else', () => {
    const dashes = [...bar.matchAll(/stroke-dasharray="([\d. ]+)"/g)].map(([, one]) => one);
    expect(new Set(dashes).size).toBe(3);
    expect(dashes).toHaveLength(3);
  });

  test('says no more than one half where the other is empty', () => {
    const all = statusBar([{ kind: 'fixed', count: 3 }], '', english);
    expect(all).toContain('3 settled');
    expect(all).not.toContain('not settled');
  });
});

describe('a burn-down', () => {
  const day = (date: string | null, unsettled: number, settled: number) => ({
    date,
    instant: null,
    revision: null,
    unsettled,
    settled,
  });

  test('has first, highest and last number at their places, and the words of the last step beside it', () => {
    const chart = burnDown([day('2029-01-10', 5, 0), day('2029-06-01', 9, 1), day('2030-02-01', 3, 8)], english) ?? '';
    expect([...chart.matchAll(/class="value[^>]*>([^<]+)</g)].map(([, words]) => words)).toEqual(['5', '9', '3 open']);
    expect(chart).toContain('8 settled');
  });

  test('has marks at regular months, quarters or years', () => {
    const ticks = (from: string, to: string): readonly string[] => {
      const chart = burnDown([day(from, 1, 0), day(to, 0, 1)], english) ?? '';
      return [...chart.matchAll(/class="axis middle[^>]*>([^<]+)</g)].map(([, label]) => label ?? '');
    };
    expect(ticks('2029-01-10', '2029-05-02')).toEqual(['Feb 2029', 'Mar 2029', 'Apr 2029', 'May 2029']);
    expect(ticks('2029-01-10', '2030-03-02')).toEqual(['Apr 2029', 'Jul 2029', 'Oct 2029', 'Jan 2030']);
    expect(ticks('2022-05-10', '2026-03-02')).toEqual(['2023', '2024', '2025', '2026']);
    expect(ticks('2029-01-10', '2029-01-10')).toEqual([]);
  });

  test('says its course in one sentence', () => {
    const chart = burnDown([day('2029-01-10', 5, 0), day('2029-06-01', 9, 1), day('2030-02-01', 3, 8)], english);
    expect(chart).toContain(
      'aria-label="Open and settled findings over time: 5 open at first (10 January 2029), 9 at most (1 June 2029), 3 at last (1 February 2030), with 8 findings settled then."',
    );
  });

  test('is none where there is no course', () => {
    expect(burnDown([day('2029-01-10', 5, 0)], english)).toBeNull();
  });
});
