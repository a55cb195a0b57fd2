import { Option, type Command } from '../commander.ts';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formats, printedAmong, type ReportFormat } from '../../domain/formats.ts';
import { type Paper, papers } from '../../domain/settings.ts';
import { UserError } from '../../errors.ts';
import { builtInTemplates } from '../../package.ts';
import type { Rendering } from '../../pipeline/outputs.ts';
import type { BrowserChoice, BrowserHandle } from '../../print/index.ts';
import type { Terminal } from '../terminal.ts';
import { type Context, shownPath } from './context.ts';
import { documentPrinter, type PrintDocument } from './standard-output.ts';
import { choiceParser, listParser, parseCount, parseNumber } from './option-values.ts';

/** The options of everything that writes reports. */
export interface OutputOptions {
  readonly out?: string;
  readonly format: readonly ReportFormat[];
  readonly maxMd?: number;
  readonly templates?: string;
  readonly paper?: Paper;
  readonly browser?: string;
  readonly preferSystemBrowser?: true;
  readonly sandbox: boolean;
  readonly timeout: number;
  readonly maxPdfFindings: number;
}

/** Adds the options of everything that writes reports. `known`: the formats there are. */
export function addOutputOptions(command: Command, known: readonly ReportFormat[]): Command {
  return command
    .option('-o, --out <folder>', 'folder to write to (default: output/), or - for standard output and one format')
    .addOption(
      new Option('--format <list>', `comma-separated formats: ${known.join(', ')}`)
        .argParser(listParser(known, 'format'))
        .default(formats, formats.join(',')),
    )
    .option('--max-md <characters>', 'cut the Markdown to that many characters, and say what was cut', parseCount)
    .option('--templates <folder>', 'folder whose files override the built-in templates and style sheets')
    .addOption(
      new Option(
        '--paper <size>',
        `paper of the PDF: ${papers.join(' or ')} (default: as configured, or A4)`,
      ).argParser(choiceParser(papers, 'paper size')),
    )
    .option('--browser <path>', 'the browser that prints the PDF (also: PUPPETEER_EXECUTABLE_PATH)')
    .option('--prefer-system-browser', 'print with an installed browser if there is one, not the embedded Chromium')
    .option('--no-sandbox', 'print without Chromium’s sandbox (always so for root)')
    .addOption(new Option('--timeout <seconds>', 'longest time for one PDF').argParser(parseNumber).default(120))
    .addOption(
      new Option('--max-pdf-findings <number>', 'most findings to print as one PDF')
        .argParser(parseCount)
        .default(10_000),
    );
}

/** A summary alone is for whoever typed the command: it goes to standard output where no folder is named. */
export function summaryToTerminal(options: OutputOptions): OutputOptions {
  const isSummary = options.format.every((format) => format === 'summary');
  return isSummary && options.out === undefined ? { ...options, out: '-' } : options;
}

/** Where and how the reports of a run are written. */
export interface Outputs {
  /** Its paper is that of the configuration where `paper` is null. */
  readonly rendering: Rendering;
  readonly paper: Paper | null;
  /** What writes the one document to standard output; null where files are written. */
  readonly print: PrintDocument | null;
  /** What the run tells people: of a document on standard output, only what is wrong. */
  readonly terminal: Terminal;
  /** Started already; null where no PDF is wanted. The run closes it. */
  readonly browser: BrowserHandle | null;
}

/**
 * Opens what the options ask for; a browser starts before anything heavy is loaded, and boots meanwhile. `documents`: how many
 * reports there will be; `prints`: how many PDFs; for none, no browser starts. Throws `UserError`.
 */
export async function openOutputs(
  options: OutputOptions,
  context: Context,
  documents: number,
  prints = documents,
): Promise<Outputs> {
  const { root, folder } = context;
  if (options.out === '/dev/stdout')
    throw new UserError('/dev/stdout: is no folder; for standard output, write --out -');
  const print = options.out === '-' ? documentPrinter(options.format, documents, context) : null;
  const terminal = print === null ? context.terminal : { ...context.terminal, print: () => {} };
  const out = options.out === undefined ? join(root, 'output') : resolve(folder, options.out);
  const templates = await templateFolders(options, context);
  const browser = await startBrowserFor(options, context, terminal, prints);
  const rendering: Omit<Rendering, 'templates'> = {
    formats: options.format,
    folder: out,
    shownFolder: shownPath(context, out),
    paper: options.paper ?? 'A4',
    timeoutSeconds: options.timeout,
    maxPdfFindings: options.maxPdfFindings,
    ...(options.maxMd === undefined ? {} : { maxMarkdown: options.maxMd }),
  };
  try {
    const { openTemplates } = await import('../../render/index.ts');
    return {
      rendering: { ...rendering, templates: await openTemplates(templates) },
      paper: options.paper ?? null,
      print,
      terminal,
      browser,
    };
  } catch (error) {
    await browser?.close();
    throw error;
  }
}

/** Starts the browser where a PDF is wanted; null where none is. */
async function startBrowserFor(
  options: OutputOptions,
  context: Context,
  { progress, warn }: Terminal,
  prints?: number,
): Promise<BrowserHandle | null> {
  const kinds = printedAmong(options.format).length;
  if (kinds === 0 || prints === 0) return null;
  const { startBrowser } = await import('../../print/index.ts');
  return startBrowser(
    browserChoice(options, context),
    { progress, warn: (message) => warn(`warning: ${message}`) },
    prints === undefined ? undefined : prints * kinds,
  );
}

function browserChoice(options: OutputOptions, { folder }: Context): BrowserChoice {
  return {
    executable: options.browser === undefined ? null : resolve(folder, options.browser),
    prefer: options.preferSystemBrowser === true ? 'system' : 'embedded',
    sandbox: options.sandbox ? null : false,
  };
}

/** Where templates are looked for, first the user's. Throws `UserError` where they override none of the built-in ones. */
async function templateFolders({ templates }: OutputOptions, context: Context): Promise<readonly string[]> {
  if (templates === undefined) return [builtInTemplates];
  const own = resolve(context.folder, templates);
  if (!existsSync(own)) throw new UserError(`${shownPath(context, own)}: does not exist`);
  const { linkOutOf, overrides } = await import('../../render/templates/templates.ts');
  const link = linkOutOf(own);
  if (link !== null)
    throw new UserError(
      `${shownPath(context, join(own, link))}: is a symbolic link out of the folder of templates; copy the file into it`,
    );
  if (overrides(own, builtInTemplates).length === 0)
    throw new UserError(
      `${shownPath(context, own)}: holds no template or style sheet that overrides a built-in one, such as ${join('partials', 'status.html.hbs')} or report.css`,
    );
  return [own, builtInTemplates];
}
