import { describe, expect, test } from 'vitest';
import { root } from '../run.ts';
import { readSources } from './imports.ts';

// A number that decides something has a name of its own, a comment above it that says where it comes from, and a test that
// names it: with the number itself, and with one more.

interface Threshold {
  readonly name: string;
  readonly place: string;
  readonly commented: boolean;
}

/** Folders whose numbers are measures of a drawing or of a file format, which their own tests compare as a whole. */
const drawn = /^src\/(?:print|render\/charts)\/|^src\/render\/views\/column-widths\.ts$/;

const declaration =
  /^(?:export )?const (?:(?<one>\w+)(?:: number)?|\[(?<several>[\w, ]+)\]) = (?:-?[\d.][\d_.]*(?: [*/]+ [\d_.]+)*|\[[\d_., -]+\]|\{ \w+: \d+(?:, \w+: \d+)* \});$/;

function thresholdsIn(path: string, text: string): readonly Threshold[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const { one, several } = declaration.exec(line)?.groups ?? {};
    const commented = /\*\/$|^\/\//.test(lines[at - 1] ?? '');
    const names = one === undefined ? (several?.split(', ') ?? []) : [one];
    return names.map((name) => ({ name, place: `${path}:${at + 1}`, commented }));
  });
}

const thresholds = [...readSources(root)].flatMap(([path, text]) => (drawn.test(path) ? [] : thresholdsIn(path, text)));
const tests = [...readSources(root, 'test')]
  .filter(([path]) => !path.startsWith('test/architecture/'))
  .map(([, text]) => text)
  .join('\n');
const isTested = (name: string): boolean => new RegExp(String.raw`\b${name}\b`).test(tests);

/** Numbers that no test names, and why; a test that does takes its name out of here. */
const untested: ReadonlySet<string> = new Set([
  // How often a thread is looked at: it decides by at most that much when one is ended, which a test would have to time.
  'interval',
  // How long a run waits before it asks a busy server again: a test would have to wait as long. That it asks again, and how
  // often, is tested with the server.
  'pauses',
]);

test('every threshold has a comment that says what it is and where it comes from', () => {
  expect(thresholds.filter(({ commented }) => !commented).map(({ name, place }) => `${place} ${name}`)).toEqual([]);
});

test('every threshold has a name of its own', () => {
  const names = thresholds.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

describe('every threshold is named by a test', () => {
  test.each(thresholds.filter(({ name }) => !untested.has(name)))('$name in $place', ({ name }) => {
    expect(isTested(name)).toBe(true);
  });
});

test('what is said to be untested is there, and is untested', () => {
  const names = new Set(thresholds.map(({ name }) => name));
  expect([...untested].filter((name) => !names.has(name) || isTested(name))).toEqual([]);
});

test('a number without a comment and without a test is found', () => {
  const [found] = thresholdsIn('src/text/zz.ts', 'const mostOfAll = 12;\n');
  expect(found).toEqual({ name: 'mostOfAll', place: 'src/text/zz.ts:1', commented: false });
  expect(isTested('mostOfAll')).toBe(false);
});
