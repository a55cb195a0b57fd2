import { Command, Option } from 'commander';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { diffTimings } from './diffing.ts';
import { matchingRows, matchingTable } from './matching/index.ts';
import type { Timing } from './measure.ts';
import { parseTimings } from './parsing.ts';
import { reportTimings } from './reports.ts';
import { compareWith, save, type Line } from './saved.ts';

interface Wishes {
  readonly only?: (typeof parts)[number];
  readonly large?: true;
  readonly browser?: string;
  readonly save?: string | true;
  readonly compare?: string | true;
}

const parts = ['whole command', 'parse', 'diff', 'matching'] as const;

/** Measures everything and prints it as tables. `words`: those of the command line. */
export async function main(root: string, words: readonly string[]): Promise<void> {
  const usual = join(root, 'node_modules/.cache/bench/saved.json');
  const wishes: Wishes = new Command('npm run bench --')
    .description(
      'Measures the program against the browser alone, its own parts against each other, and peers that are there.',
    )
    .addOption(new Option('--only <table>', 'measure for one table alone').choices(parts))
    .option('--large', 'measure with 100,000 findings, too: some minutes, and 8 GB of memory')
    .option('--browser <path>', 'the browser that prints')
    .option('--save [file]', 'keep the results')
    .option('--compare [file]', 'say what differs from results that were kept')
    .allowExcessArguments(false)
    .parse(words, { from: 'user' })
    .opts();
  await measure(root, wishes, usual);
}

async function measure(
  root: string,
  { only, large, browser, save: kept, compare }: Wishes,
  usual: string,
): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const folder = makeFolder();
  const sizes = [37, 1000, 10_000, ...(large === true ? [100_000] : [])];
  const wants = (part: Wishes['only']): boolean => only === undefined || only === part;
  const lines: Line[] = [];
  const table = async (
    part: (typeof parts)[number],
    timingsOf: (size: number, rounds: number) => Promise<Timing[]>,
  ): Promise<void> => {
    if (!wants(part)) return;
    const rows: Line[] = [];
    for (const size of sizes) {
      const timings = await timingsOf(size, size <= 37 ? 11 : size <= 1000 ? 5 : size <= 10_000 ? 2 : 1);
      rows.push(...timings.map((timing) => ({ table: part, size, ...timing })));
    }
    say(`\n${asTable(part, rows)}`);
    lines.push(...rows);
  };
  await table('whole command', (size, rounds) =>
    reportTimings(size, rounds, { root, folder, browser: browser ?? null, say }),
  );
  await table('parse', (size, rounds) => parseTimings(size, rounds, say));
  await table('diff', diffTimings);
  if (wants('matching')) say(`\n${matchingTable(await matchingRows({ say }))}`);
  const fileOf = (wish: string | true): string => (wish === true ? usual : resolve(wish));
  if (compare !== undefined) say(`\n${compareWith(fileOf(compare), lines)}`);
  if (kept !== undefined) say(`\nsaved as ${save(fileOf(kept), lines)}`);
}

/** Makes a folder that goes with the process, also where that is ended by a signal. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'audit-status-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  return folder;
}

function asTable(title: string, lines: readonly Line[]): string {
  const head = [title, 'findings', 'median', 'ratio', 'to the floor', 'spread', ''];
  const rows = lines.map(({ name, size, time, ratio, spread, note }) => {
    const floor = lines.find((line) => line.size === size && line.name.startsWith('floor'));
    const above = floor === undefined ? '' : `×${(time / floor.time).toFixed(2)}`;
    return [
      name,
      size,
      `${time.toFixed(time < 10 ? 1 : 0)} ms`,
      `×${ratio.toFixed(2)}`,
      above,
      `±${(spread * 100).toFixed(0)} %`,
      note,
    ];
  });
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
