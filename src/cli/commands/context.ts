import { relative } from 'node:path';
import type { Screen, Terminal } from '../terminal.ts';

/** Exit codes. `report`: all written; written with errors or not complete; nothing written. `diff`: as `diff` has them. */
export type ExitCode = 0 | 1 | 2;

/** What every command can see and use. */
export interface Context {
  /** Where the command was typed. */
  readonly folder: string;
  /** Where `input` and `output` lie. */
  readonly root: string;
  /** The variables of the process. */
  readonly environment: { readonly [name: string]: string | undefined };
  readonly terminal: Terminal;
  /** The terminal that standard output is; null where it is none. */
  readonly screen: Screen | null;
  /** Whether standard output is a terminal, in CI as well. */
  readonly isTerminal: boolean;
  /** Opens standard input. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Writes a whole text to standard output: lines that are printable already, or JSON, which is made so. */
  readonly print: (text: string, kind: 'lines' | 'json') => void;
  /** Writes bytes to standard output as they are. */
  readonly printBytes: (bytes: Uint8Array) => void;
  /** Sets the exit code of the run. */
  readonly done: (code: ExitCode) => void;
}

/** Returns a path as the user would type it. */
export function shownPath({ folder }: Context, path: string): string {
  return relative(folder, path) || '.';
}
