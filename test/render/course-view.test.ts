import { expect, test } from 'vitest';
import { analyze, parse } from '../../src/api.ts';
import { markdownFormat } from '../../src/render/format.ts';
import { english } from '../../src/render/index.ts';
import { ageLetters, ageRows, agesNamed } from '../../src/render/views/course-view.ts';

const format = markdownFormat({ base: null, definitions: [] }, english);

async function rows(titles: readonly string[], days = 10) {
  const text = `| Title | Status |\n| - | - |\n${titles.map((title) => `| ${title} | open |`).join('\n')}\n`;
  const report = analyze(await parse(text, 'a.md'));
  const ages = titles.map((_, finding) => ({ finding, since: null, days }));
  return ageRows({ ...report, course: { asOf: null, points: [], ages } }, format);
}

function titles(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `Lock ${at + 1} stays open`);
}

test('agesNamed: more findings are counted', async () => {
  expect((await rows(titles(agesNamed)))[0]?.more).toBe(0);
  expect((await rows(titles(agesNamed + 1)))[0]?.more).toBe(1);
});

test('ageLetters: a longer title is cut', async () => {
  const nameOf = async (letters: number): Promise<string> =>
    String((await rows(['x'.repeat(letters), 'Another one']))[0]?.findings[0]?.name);
  expect(await nameOf(ageLetters)).toBe('x'.repeat(ageLetters));
  expect(await nameOf(ageLetters + 1)).not.toContain('x'.repeat(ageLetters));
});

test.each([
  [30, 'Up to a month'],
  [31, 'One to three months'],
  [90, 'One to three months'],
  [91, 'Three to six months'],
  [181, 'Half a year to a year'],
  [365, 'Half a year to a year'],
  [366, 'More than a year'],
])('%i days are %j', async (days, label) => {
  expect((await rows(titles(2), days))[0]?.label).toBe(label);
});
