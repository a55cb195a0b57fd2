import { cleanText, escapeInvisible } from '../text/strip-invisible.ts';

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
  readonly stdout: {
    write: (text: string) => unknown;
    readonly isTTY?: boolean;
    readonly columns?: number | undefined;
  };
  readonly stderr: {
    write: (text: string) => unknown;
    readonly isTTY?: boolean;
    readonly columns?: number | undefined;
  };
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

/** Returns one line without controls, in which a CI service finds no command of its own. */
export function printable(line: string): string {
  const clean = cleanText(line).replace(/[\r\n\t]+/g, ' ');
  return clean.replace(leadingColons, '$1: :').replace(commandBracket, '# #');
}

/** Returns a text of several lines, each of them printable. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** Returns JSON with the same value, in which nothing drives a terminal or a CI service. */
export function printableJson(json: string): string {
  return escapeInvisible(json).replace(commandBracket, String.raw`\u0023#`);
}

/**
 * Where the runner of GitHub Actions begins a command, `::name::` after blanks at the beginning of a line: see
 * `TryParseV2` in actions/runner, src/Runner.Common/ActionCommand.cs.
 */
const leadingColons = /^(\s*)::/;

/** Where it begins one of the older kind, `##[name]` anywhere in a line (`TryParse` there); Azure Pipelines has `##vso[`. */
const commandBracket = /##(?=\w*\[)/g;
