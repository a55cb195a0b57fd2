import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/load.ts';
import { UserError } from '../../src/errors.ts';
import { loadEvidence } from '../../src/read/saved/evidence.ts';
import { loadReport } from '../../src/read/saved/report.ts';
import type { Source } from '../../src/read/source.ts';
import { DeadlineError } from '../../src/system/time-limit.ts';
import { allRuns } from '../all-runs.ts';
import { read } from '../parse/essence.ts';

/** Pieces that have kept parsers and patterns busy longer than their length says. */
const units = [']', '[', '![', '](', '[a](b', '[x](y) ', '[^1] ', '- [ ] ', '<!--', '<b>', '&', '&amp;', '`', '``x`` ', '\\', '$x$ ', '**a** ', '_a_ ', '~~a~~ ', 'issues ', 'word ', 'not ', '#1 ', 'o/r#', 'A-1 ', 'CVE-2020-', 'a@b.c ', '@a ', 'http://', '/', '1.', '(a) ', '; ', '  x', '漢', '修正済み ', '🔒', '👩\u200d👩 ', 'e\u0301', '✅', '2031-01-01 ', '1 of 2 fixed ', 'fixed ', 'closed but ', 'fixed in #1, ', '(fixed) ', 'not fixed ', '**Status:** Fixed ', 'fixed; ', 'until ']; // prettier-ignore

const names = ['ID', 'Title', 'Issue', 'Severity', 'Status', 'Notes'];
const cells = ['A-1', 'Weak hash', '[#1](https://example.org/o/r/issues/1)', 'High', 'Fixed', 'x'];
const table = (header: readonly string[], row: readonly string[]): string =>
  [header, header.map(() => '---'), row].map((line) => `| ${line.join(' | ')} |\n`).join('');
const rest = table(names, cells);

const places: readonly (readonly [place: string, post: (text: string) => string])[] = [
  ['the first header', (text) => table([text, ...names.slice(1)], cells)],
  ['the last header', (text) => table([...names.slice(0, -1), text], cells)],
  ['an id', (text) => table(names, cells.with(0, text))],
  ['a title', (text) => table(names, cells.with(1, text))],
  ['an issue', (text) => table(names, cells.with(2, text))],
  ['a severity', (text) => table(names, cells.with(3, text))],
  ['a status', (text) => table(names, cells.with(4, text))],
  ['what follows a status', (text) => table(names, cells.with(4, `Fixed ${text}`))],
  ['another cell', (text) => table(names, cells.with(5, text))],
  ['a heading', (text) => `## ${text}\n\n${rest}`],
  ['an item of a list', (text) => `# Audit findings\n\n- [ ] A-1: ${text}\n- [x] A-2: Open port (High)\n`],
  [
    'a field below a heading',
    (text) => `# Audit findings\n\n## A-1: Open port\n\n**Severity:** High\n\n**Status:** ${text}\n`,
  ],
  ['a sentence that counts', (text) => `3 of 5 findings ${text} are fixed.\n\n${rest}`],
  ['a paragraph', (text) => `x ${text}\n\n${rest}`],
  ['the front matter', (text) => `---\ntitle: x ${text}\n---\n\n${rest}`],
];

/** Other texts that are read, and what reads them. */
const readers: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  [
    'a name of a column in a configuration',
    (text) => readConfiguration(JSON.stringify({ columns: { title: [text] } }), 'c'),
  ],
  ['a phrase in a configuration', (text) => readConfiguration(JSON.stringify({ statuses: { fixed: [text] } }), 'c')],
  [
    'the lines of a configuration',
    (text) => readConfiguration(`silenced:\n${text.replace(/.{1,8}/gsu, '- "$&"\n')}`, 'c'),
  ],
  [
    'a saved report',
    (text) => loadReport(JSON.stringify({ kind: 'status', schemaVersion: 3, snapshot: { title: text } }), 'r'),
  ],
  ['the names in a saved report', (text) => loadReport(JSON.stringify({ kind: 'status', [text]: [...text] }), 'r')],
  ['an evidence file', (text) => loadEvidence(evidence(text), 'e')],
];

const evidence = (text: string): Source => {
  const answers = text.match(/.{1,200}/gsu)?.map((title, at) => {
    return { url: `https://github.com/o/r/issues/${at + 1}`, state: 'open', title };
  });
  const file = { kind: 'evidence', schemaVersion: 1, post: 'post.md', asked: '2031-01-01T00:00:00Z', answers };
  return { name: 'e', text: JSON.stringify(file), digest: 'sha256:0' };
};

/** The least of so many tries, in milliseconds of the processor: other programs only add to it. */
async function cost(run: () => unknown, tries: number): Promise<number> {
  const costs: number[] = [];
  for (let count = 0; count < tries; count += 1) {
    const before = process.cpuUsage();
    try {
      await run();
    } catch (error) {
      if (!(error instanceof UserError) || error instanceof DeadlineError) throw error;
    }
    costs.push(process.cpuUsage(before).user / 1000);
  }
  return Math.min(...costs);
}

/** Twice the length may take thrice the time; what takes less than this many milliseconds is left to chance. */
const noise = 200;

/** In characters; the longer texts have twice as many. */
const length = 60_000;

async function expectLinear(readText: (text: string) => unknown, unit: string): Promise<void> {
  const [once, twice] = [length, 2 * length].map((size) => unit.repeat(size / unit.length));
  // Most are far below what could be measured.
  if ((await cost(() => readText(twice!), 1)) < 3 * noise) return;
  const least = Math.max(noise, await cost(() => readText(once!), 3));
  expect(await cost(() => readText(twice!), 3), unit).toBeLessThan(3 * least);
}

const isFuzzing = process.env['FUZZ_SECONDS'] !== undefined;

/** Every unit when fuzzing; in the slow tests a fifth of them for each place, other ones for the next place. */
function unitsFor(place: number): readonly string[] {
  return isFuzzing ? units : units.filter((_, at) => at % 5 === place % 5);
}

describe.skipIf(!isFuzzing && !allRuns)('Time grows with length, whatever is repeated', () => {
  test.each(places.map(([name, post], at) => [name, post, at] as const))(
    'in %s',
    async (_, post, at) => {
      for (const unit of unitsFor(at)) await expectLinear((text) => read(post(text)), unit);
    },
    600_000,
  );

  test.each(readers.map(([name, readText], at) => [name, readText, at] as const))(
    'in %s',
    async (_, readText, at) => {
      for (const unit of unitsFor(at)) await expectLinear(readText, unit);
    },
    600_000,
  );
});
