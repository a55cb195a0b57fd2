import { wrapLine } from '../text/wrap.ts';
import { cleanText, escapeInvisible } from '../text/strip-invisible.ts';

/** The output of a command: results, warnings and progress. */
export interface Terminal {
  /** What was made: one line, on standard output. */
  readonly print: (line: string) => void;
  /** What is wrong: one line, on standard error. */
  readonly warn: (line: string) => void;
  /** What is worth knowing, and not wrong: one line, on standard error. */
  readonly note: (line: string) => void;
  /** What is wrong, in several lines that are printable already, on standard error. */
  readonly block: (lines: string) => void;
  /** Whether only what is wrong is wanted. */
  readonly quiet: boolean;
  /** Standard error as a terminal; null where it is none. */
  readonly screen: Screen | null;
  /** What happens just now: a line that is written over, on terminals alone. */
  readonly progress: (line: string) => void;
}

/** A stream of a process, as far as it is needed. */
export interface Output {
  write(content: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number | undefined;
}

/** The streams that a process writes to. */
export interface Streams {
  readonly stdout: Output;
  readonly stderr: Output;
}

/** How wide a terminal is, and whether it shows colors. */
export interface Screen {
  readonly columns: number;
  readonly color: boolean;
}

/** Returns a stream as a terminal; null where it is none, and in CI. Colors follow https://no-color.org and FORCE_COLOR. */
export function screenOf(
  { isTTY, columns = 80 }: Output,
  environment: { readonly [name: string]: string | undefined },
): Screen | null {
  if (isTTY !== true || environment['CI'] !== undefined) return null;
  const { NO_COLOR: no = '', FORCE_COLOR: forced = '', TERM: term = '' } = environment;
  const isForced = forced !== '' && forced !== '0';
  return { columns: Math.max(40, columns), color: isForced || (no === '' && forced !== '0' && term !== 'dumb') };
}

/** Writes to the given streams; nothing from a source can drive the terminal. */
export function openTerminal(
  { stdout, stderr }: Streams,
  quiet: boolean,
  environment: { readonly [name: string]: string | undefined } = process.env,
): Terminal {
  const live = stderr.isTTY === true && !quiet && environment['CI'] === undefined && environment['TERM'] !== 'dumb';
  // Some terminals say that they have no columns at all.
  const width = (): number => (stderr.columns === undefined || stderr.columns < 2 ? 80 : stderr.columns);
  const clear = (): void => {
    if (live) stderr.write('\r\u001b[K');
  };
  const screens = { stdout: screenOf(stdout, environment), stderr: screenOf(stderr, environment) };
  const warn = (line: string): void => {
    clear();
    stderr.write(shownOn(screens.stderr, line));
  };
  return {
    print: (line) => {
      clear();
      if (!quiet) stdout.write(shownOn(screens.stdout, line));
    },
    warn,
    note: (line) => {
      if (!quiet) warn(line);
    },
    block: (lines) => {
      clear();
      stderr.write(lines);
    },
    quiet,
    screen: screens.stderr,
    progress: (line) => {
      if (live) stderr.write(`\r\u001b[K${printable(line).slice(0, width() - 1)}`);
    },
  };
}

/** A line as a stream shows it: wrapped at words on a terminal. */
function shownOn(screen: Screen | null, line: string): string {
  const clean = printable(line);
  if (screen === null) return `${clean}\n`;
  // Each of these may come to stand at the beginning of a line.
  return `${printableLines(wrapLine(clean, screen.columns))}\n`;
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

/** Returns a document as it is, but for lines that a CI service would take for a command. */
export function printableDocument(text: string): string {
  return text.replace(leadingColonsOfLines, '$1: :').replace(commandBracket, '# #');
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

/** The same in a document, where a style sheet may hold `::before`: only with what ends the name. */
const leadingColonsOfLines = /^([^\S\n]*)::(?=[^\n]*::)/gm;

/** Where it begins one of the older kind, `##[name]` anywhere in a line (`TryParse` there); Azure Pipelines has `##vso[`. */
const commandBracket = /##(?=\w*\[)/g;
