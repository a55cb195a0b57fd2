import { describe, expect, test } from 'vitest';
import { DeadlineError } from '../../src/system/time-limit.ts';
import { read } from '../parse/essence.ts';

/** Pieces that have kept parsers and patterns busy longer than their length says. */
const units = [']', '[', '![', '](', '[a](b', '<!--', '<b>', '&', '`', '\\', '**a** ', '_a_ ', 'issues ', 'word ', 'not ', '#1 ', 'o/r#', 'A-1 ', 'CVE-2020-', 'a@b.c ', 'http://', '/']; // prettier-ignore

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
  ['another cell', (text) => table(names, cells.with(5, text))],
  ['a heading', (text) => `## ${text}\n\n${rest}`],
  ['a paragraph', (text) => `x ${text}\n\n${rest}`],
  ['the front matter', (text) => `---\ntitle: x ${text}\n---\n\n${rest}`],
];

/** The least of three tries, in milliseconds of the processor: other programs only add to it. */
async function cost(post: string): Promise<number> {
  const tries: number[] = [];
  for (let count = 0; count < 3; count += 1) {
    const before = process.cpuUsage();
    await read(post).catch((error: unknown) => {
      if (error instanceof DeadlineError) throw error;
    });
    tries.push(process.cpuUsage(before).user / 1000);
  }
  return Math.min(...tries);
}

/** Twice the length may take thrice the time; what takes less than this many milliseconds is left to chance. */
const noise = 100;

describe.skipIf(process.env['FUZZ_SECONDS'] === undefined)('Time grows with length, whatever is repeated', () => {
  test.each(places)(
    'in %s',
    async (_, post) => {
      for (const unit of units) {
        const [once, twice] = [30_000, 60_000].map((length) => post(unit.repeat(length / unit.length)));
        expect(await cost(twice!), unit).toBeLessThan(3 * Math.max(noise, await cost(once!)));
      }
    },
    600_000,
  );
});
