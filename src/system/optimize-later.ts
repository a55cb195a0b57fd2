import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 optimize only what has run four times as long as it would wait for: most of what runs a thousand times is over
 * before optimized code pays. Measured, and so done, on Node 20 alone: docs/decisions/011-optimize-later.md.
 */
export function optimizeLater(version: string = process.version): void {
  if (version.startsWith('v20.')) setFlagsFromString(`--interrupt-budget=${usualBudget * 4}`);
}

/** In bytes of bytecode, as `node --v8-options` gives it. */
export const usualBudget = 67_584;
