import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 suit a program that runs for less than a second: it compiles less of what is over soon, and collects garbage less
 * often. Done on Node 20 alone, where it was measured to pay: docs/decisions/011-short-runs.md.
 */
export function suitShortRuns(version: string = process.version): void {
  const settings = v8Flags(version);
  if (settings.length === 0) return;
  const load = createRequire(import.meta.url);
  for (const name of needed) load(name);
  for (const flag of settings) setFlagsFromString(flag);
}

/** Returns the flags that are set on a version of Node, such as `v20.12.0`. */
export function v8Flags(version: string): readonly string[] {
  return version.startsWith('v20.') ? shortRuns : [];
}

/** When V8 of Node 20 optimizes a function, in bytes of bytecode that were run, as `node --v8-options` gives it. */
export const usualBudget = 67_584;

const shortRuns = [
  `--interrupt-budget=${usualBudget * 4}`,
  // A pattern is interpreted so many times before it is compiled, and not once: most are used on a handful of texts. What is
  // interpreted is not improved first.
  '--regexp-tier-up-ticks=100',
  '--no-regexp-peephole-optimization',
  // The part of the heap for new objects grows at once to its usual limit of 16 MB, and not by doubling from 1 MB.
  '--semi-space-growth-factor=16',
];

/** What a report loads of Node itself. Node carries compiled code for it, which V8 takes only before a setting changes. */
const needed = ['node:child_process', 'node:crypto', 'node:fs/promises', 'node:tty', 'node:worker_threads'];
