import { PrintError } from '../print-error.ts';

/** Returns the error for a limit of open files under which Chromium waits for ever instead of failing. */
export function fileShortage(limit: number | null): PrintError | null {
  if (limit === null || limit >= fewestFiles) return null;
  const message = `A browser needs more than the ${limit} open files that are allowed here: raise the limit with ulimit -n.`;
  return new PrintError('no-resources', message);
}

/** Chromium 147 hangs with 64, fails with 76 and prints 5,000 findings with 78; the rest is margin. */
const fewestFiles = 96;

/** Returns the error for a process that may open no more files, which no other browser would help; null for all others. */
export function tooManyFiles(reason: string): PrintError | null {
  if (!/\bE[MN]FILE\b/.test(reason)) return null;
  return new PrintError('no-resources', 'Too many files are open for a browser: raise the limit with ulimit -n.');
}
