import { InvalidArgumentError, Option, type Command } from 'commander';
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { builtInTemplates } from '../../package.ts';
import type { BrowserChoice } from '../../print/index.ts';
import { UserError } from '../../errors.ts';
import type { Terminal } from '../terminal.ts';

/** Exit codes. `report`: all written; written with errors or not complete; nothing written. `diff`: as `diff` has them. */
export type ExitCode = 0 | 1 | 2;

/** What every command can see and use. */
export interface Context {
  /** Where the command was typed. */
  readonly folder: string;
  /** Where `input` and `output` lie. */
  readonly root: string;
  readonly terminal: Terminal;
  /** Writes a whole text to standard output, as it is. */
  readonly print: (text: string) => void;
  /** Says how the run ended. */
  readonly done: (code: ExitCode) => void;
}

/** The options of everything that prints. */
export interface PrintOptions {
  readonly paper?: 'A4' | 'Letter';
  readonly browser?: string;
  readonly preferSystemBrowser?: true;
  readonly sandbox: boolean;
  readonly timeout: number;
  readonly maxPdfFindings: number;
  readonly templates?: string;
}

/** Adds the options of everything that prints. */
export function printOptions(command: Command): Command {
  return command
    .option('--templates <folder>', 'templates and style sheets that stand for the built-in ones, file by file')
    .addOption(
      new Option('--paper <size>', 'paper of the PDF (default: A4, or as configured)').choices(['A4', 'Letter']),
    )
    .option('--browser <path>', 'the browser that prints the PDF (also: PUPPETEER_EXECUTABLE_PATH)')
    .option('--prefer-system-browser', 'print with an installed browser where there is one, not the embedded Chromium')
    .option('--no-sandbox', 'print without Chromium’s sandbox (always so for root)')
    .addOption(new Option('--timeout <seconds>', 'longest time for one PDF').argParser(parseNumber).default(120))
    .addOption(
      new Option('--max-pdf-findings <number>', 'most findings to print as one PDF')
        .argParser(parseCount)
        .default(10_000),
    );
}

/** Which browser the options ask for. */
export function browserChoice(options: PrintOptions, { folder }: Context): BrowserChoice {
  return {
    executable: options.browser === undefined ? null : resolve(folder, options.browser),
    prefer: options.preferSystemBrowser === true ? 'system' : 'embedded',
    sandbox: options.sandbox ? null : false,
  };
}

/** Where templates are looked for, first the user's. Throws `UserError` where they stand for none of the built-in ones. */
export async function templateFolders({ templates }: PrintOptions, context: Context): Promise<readonly string[]> {
  if (templates === undefined) return [builtInTemplates];
  const own = resolve(context.folder, templates);
  if (!existsSync(own)) throw new UserError(`${shownPath(context, own)}: does not exist`);
  const { overrides } = await import('../../render/templates/templates.ts');
  if (overrides(own, builtInTemplates).length === 0)
    throw new UserError(
      `${shownPath(context, own)}: holds no template or style sheet that stands for a built-in one, such as ${join('partials', 'status.html.hbs')} or report.css`,
    );
  return [own, builtInTemplates];
}

/** A path as the user would type it. */
export function shownPath({ folder }: Context, path: string): string {
  return relative(folder, path) || '.';
}

/** Reads a list parted by commas, of words that are known; in the order in which they are known. */
export function listParser<T extends string>(known: readonly T[], noun: string): (value: string) => readonly T[] {
  return (value) => {
    const wanted = value.split(',').map((name) => name.trim().toLowerCase());
    const unknown = wanted.find((name) => !known.some((one) => one === name));
    if (unknown !== undefined)
      throw new InvalidArgumentError(`«${unknown}» is not a ${noun}; there are ${known.join(', ')}.`);
    return known.filter((name) => wanted.includes(name));
  };
}

/** Reads a whole number above 0. */
export function parseCount(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number <= 0)
    throw new InvalidArgumentError(`«${value}» is not a whole number above 0.`);
  return number;
}

/** Reads a day, `YYYY-MM-DD`. */
export function parseDay(value: string): string {
  const time = Date.parse(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(time) || !new Date(time).toISOString().startsWith(value))
    throw new InvalidArgumentError(`“${value}” is not a day, as in 2031-03-01.`);
  return value;
}

/** Reads a number above 0. */
export function parseNumber(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError(`«${value}» is not a number above 0.`);
  return number;
}

/** The option of everything that reads posts. */
export const configOption = [
  '--config <file>',
  'configuration file (default: audit-status.config.yaml, in the folder of the post or above it)',
] as const;

/** Where the configuration comes from: the file named, else the one found upward from each post. */
export function configOf(
  { config }: { readonly config?: string },
  { folder }: Context,
): { readonly folder: string; readonly config?: string } {
  return config === undefined ? { folder } : { folder, config: resolve(folder, config) };
}
