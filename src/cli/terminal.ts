import { cleanText } from '../text/strip-invisible.ts';

/** Where the program speaks to people. */
export interface Terminal {
  /** What was made: one line, on standard output. */
  readonly say: (line: string) => void;
  /** What is wrong: one line, on standard error. */
  readonly complain: (line: string) => void;
  /** What is worth knowing, and not wrong: one line, on standard error. */
  readonly remark: (line: string) => void;
  /** What happens just now: a line that is written over, on terminals alone. */
  readonly progress: (line: string) => void;
}

/** The streams of a process, as far as they are needed. */
export interface Streams {
  readonly stdout: { write: (text: string) => unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write: (text: string) => unknown; readonly isTTY?: boolean; readonly columns?: number };
}

/** Speaks to the given streams; nothing from a source can drive the terminal. */
export function openTerminal({ stdout, stderr }: Streams, quiet: boolean): Terminal {
  const live = stderr.isTTY === true && !quiet && process.env['CI'] === undefined && process.env['TERM'] !== 'dumb';
  // Some terminals say that they have no columns at all.
  const width = (): number => (stderr.columns === undefined || stderr.columns < 2 ? 80 : stderr.columns);
  const clear = (): void => {
    if (live) stderr.write('\r\u001b[K');
  };
  const complain = (line: string): void => {
    clear();
    stderr.write(`${printable(line)}\n`);
  };
  return {
    say: (line) => {
      clear();
      if (!quiet) stdout.write(`${printable(line)}\n`);
    },
    complain,
    remark: (line) => {
      if (!quiet) complain(line);
    },
    progress: (line) => {
      if (live) stderr.write(`\r\u001b[K${printable(line).slice(0, width() - 1)}`);
    },
  };
}

/** One line without controls; a line that begins like a command of a CI service is indented. */
export function printable(line: string): string {
  const clean = cleanText(line).replace(/[\r\n\t]+/g, ' ');
  return /^\s*(?:::|##\[)/.test(clean) ? ` ${clean}` : clean;
}
