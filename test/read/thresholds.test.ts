import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  largestConfiguration,
  loadConfiguration,
  longestAddress,
  readConfiguration,
} from '../../src/configuration/load.ts';
import { largestAliases, loadAliases } from '../../src/read/aliases.ts';
import { loadAnswer, longestAnswerLine } from '../../src/read/saved/answer.ts';
import { loadEvidence, newestEvidenceSchema } from '../../src/read/saved/evidence.ts';
import { JsonValue } from '../../src/read/saved/json-value.ts';
import { loadReport, newestReportSchema } from '../../src/read/saved/report.ts';
import { beginning, nameOfContent } from '../../src/read/standard-input.ts';
import { deepestYaml, isFault, readYaml } from '../../src/read/yaml.ts';
import { millisecondsPerDay } from '../../src/text/day.ts';
import { durationHours, longestDuration } from '../../src/text/duration.ts';
import { root } from '../run.ts';

// Every number that bounds what is read, with a case on either side of it.

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'read-thresholds-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of YAML without content, of so many bytes. */
function comment(bytes: number): string {
  const path = join(folder, `${bytes}.yaml`);
  writeFileSync(path, '#'.repeat(bytes));
  return path;
}

test('largestConfiguration: a larger configuration is not read', async () => {
  await expect(loadConfiguration(comment(largestConfiguration), 'c.yaml')).resolves.toMatchObject({ silenced: [] });
  await expect(loadConfiguration(comment(largestConfiguration + 1), 'c.yaml')).rejects.toThrow(
    'no configuration needs as much',
  );
});

test('largestAliases: a larger file of aliases is not read', async () => {
  expect(await loadAliases(comment(largestAliases), 'a.yaml')).toEqual([]);
  await expect(loadAliases(comment(largestAliases + 1), 'a.yaml')).rejects.toThrow('name fewer pairs');
});

test('longestAddress: a longer address is refused', async () => {
  const baseOf = async (length: number): Promise<number | undefined> =>
    (await readConfiguration(`base: ${'https://example.org/'.padEnd(length, 'a')}`, 'c.yaml')).base?.length;
  expect(await baseOf(longestAddress)).toBe(longestAddress);
  await expect(baseOf(longestAddress + 1)).rejects.toThrow('c.yaml');
});

test.each([
  ['brackets', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
  ['marks of lists', (depth: number) => `${'- '.repeat(depth - 1)}- a`.replace(/^- /, '')],
  ['columns of indent', (depth: number) => `a:\n${' '.repeat(depth - 1)}b: c`],
])('deepestYaml: deeper %s are refused', (_, nested) => {
  expect(isFault(readYaml(nested(deepestYaml)))).toBe(false);
  expect(readYaml(nested(deepestYaml + 1))).toMatchObject({ problem: expect.stringContaining('deep') });
});

test('beginning: what a format begins with stands behind so many blanks at most', () => {
  const name = (blanks: number, text: string): string => nameOfContent(Buffer.from(' '.repeat(blanks) + text));
  expect(name(beginning - '%PDF-'.length, '%PDF-1.7')).toBe('stdin.pdf');
  expect(name(beginning - '%PDF-'.length + 1, '%PDF-1.7')).toBe('stdin');
});

test('longestAnswerLine: a longer title of a tracker is cut', () => {
  const length = (title: string): number | undefined => {
    const answer = { url: 'https://github.com/a/b/issues/1', state: 'open', asked: '2031-01-01', title };
    return loadAnswer(new JsonValue(answer, 'e.json'), null).title?.length;
  };
  expect(length('a'.repeat(longestAnswerLine))).toBe(longestAnswerLine);
  expect(length('a'.repeat(longestAnswerLine + 1))).toBe(longestAnswerLine);
});

test('newestEvidenceSchema: evidence of a later version is refused', () => {
  const load = (schemaVersion: number): unknown => {
    const text = JSON.stringify({ kind: 'evidence', schemaVersion, asked: '2031-01-01', answers: [] });
    return loadEvidence({ name: 'e.json', text, digest: 'sha256:0' }, 'e.json').answers;
  };
  expect(load(newestEvidenceSchema)).toEqual([]);
  expect(() => load(newestEvidenceSchema + 1)).toThrow('use a newer audit-status');
});

test('newestReportSchema: a report of a later version is refused', () => {
  const fixtures = join(root, 'test/fixtures/reports');
  const text = readFileSync(join(fixtures, readdirSync(fixtures)[0] ?? '', 'expected.json'), 'utf8');
  const load = (version: number) =>
    loadReport(text.replace(/"schemaVersion": \d+/, `"schemaVersion": ${version}`), 'r');
  expect(load(newestReportSchema).schemaVersion).toBe(newestReportSchema);
  expect(() => load(newestReportSchema + 1)).toThrow('use a newer audit-status');
});

test('longestDuration: a longer text is no amount of work', () => {
  expect(durationHours('2 weeks'.padEnd(longestDuration))).toBe(80);
  expect(durationHours('2 weeks'.padEnd(longestDuration + 1))).toBeNull();
});

test('millisecondsPerDay: from one midnight in UTC to the next', () => {
  expect(Date.UTC(2031, 0, 2) - Date.UTC(2031, 0, 1)).toBe(millisecondsPerDay);
});
