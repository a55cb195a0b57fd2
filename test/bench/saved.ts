import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Timing } from './measure.ts';

/** One line of a table of the bench. */
export interface Line extends Timing {
  readonly table: string;
  readonly size: number;
}

/** Keeps the results of a run; gives the path. */
export function save(path: string, lines: readonly Line[]): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ node: process.version, lines }, null, 1)}\n`);
  return path;
}

/** Says what differs from the results kept in a file: by the ratio in its own run, which the machine's mood leaves alone. */
export function compareWith(path: string, lines: readonly Line[]): string {
  if (!existsSync(path)) return `Nothing to compare with: ${path} does not exist; --save writes it.`;
  const before: { readonly lines: readonly Line[] } = JSON.parse(readFileSync(path, 'utf8'));
  const rows = lines.flatMap((now) => {
    const then = before.lines.find(
      ({ table, size, name }) => table === now.table && size === now.size && name === now.name,
    );
    if (then === undefined) return [];
    const change = now.ratio / then.ratio - 1;
    const telling = Math.abs(change) > now.spread + then.spread ? '' : ' (within the spread)';
    const percent = `${change < 0 ? '' : '+'}${(change * 100).toFixed(0)} %${telling}`;
    return [
      [
        now.table,
        now.name,
        now.size,
        `×${then.ratio.toFixed(2)}`,
        `×${now.ratio.toFixed(2)}`,
        percent,
        then.note,
        now.note,
      ],
    ];
  });
  const head = ['table', 'what', 'findings', 'ratio before', 'ratio now', 'change', 'before', 'now'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
