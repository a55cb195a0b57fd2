import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { diffTimings } from './diffing.ts';
import { matchingRows, matchingTable } from './matching/index.ts';
import type { Timing } from './measure.ts';
import { parseTimings } from './parsing.ts';
import { reportTimings } from './reports.ts';
import { compareWith, save, type Line } from './saved.ts';

/** Measures everything and prints it as tables. `words`: those of the command line. */
export async function bench(root: string, words: readonly string[]): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const option = (name: string): string | null => {
    const at = words.indexOf(name);
    const value = words[at + 1];
    return at < 0 || value === undefined || value.startsWith('--') ? null : resolve(value);
  };
  const folder = mkdtempSync(join(tmpdir(), 'audit-status-bench-'));
  const sizes = [37, 1000, 10_000, ...(words.includes('--large') ? [100_000] : [])];
  const only = option('--only') === null ? null : words[words.indexOf('--only') + 1];
  const wants = (part: string): boolean => only === null || only === part;
  const lines: Line[] = [];
  const table = async (part: string, measure: (size: number, rounds: number) => Promise<Timing[]>): Promise<void> => {
    if (!wants(part)) return;
    const rows: Line[] = [];
    for (const size of sizes) {
      const timings = await measure(size, size <= 37 ? 11 : size <= 1000 ? 5 : size <= 10_000 ? 2 : 1);
      rows.push(...timings.map((timing) => ({ table: part, size, ...timing })));
    }
    say(`\n${asTable(part, rows)}`);
    lines.push(...rows);
  };
  try {
    const browser = option('--browser');
    await table('whole command', (size, rounds) => reportTimings(size, rounds, { root, folder, browser, say }));
    await table('parse', (size, rounds) => parseTimings(size, rounds, say));
    await table('diff', diffTimings);
    if (wants('matching')) say(`\n${matchingTable(await matchingRows({ say }))}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const usual = join(root, 'node_modules/.cache/bench/saved.json');
  if (words.includes('--compare')) say(`\n${compareWith(option('--compare') ?? usual, lines)}`);
  if (words.includes('--save')) say(`\nsaved as ${save(option('--save') ?? usual, lines)}`);
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
