import { Option, type Command } from 'commander';
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import { defaultLimit } from '../../read/source.ts';
import { type ExtractName, type FormatName, formats, statusFormats } from '../../domain/formats.ts';
import {
  browserChoice,
  configOf,
  configOption,
  type Context,
  listParser,
  parseCount,
  parseNumber,
  printOptions,
  type PrintOptions,
  shownPath,
  templateFolders,
} from './context.ts';
import { startBrowserFor } from './start-browser.ts';

interface ReportOptions extends PrintOptions {
  readonly out?: string;
  readonly format: readonly (FormatName | ExtractName)[];
  readonly maxSize: number;
  readonly config?: string;
  readonly jobs?: number;
  readonly strict?: true;
  readonly check?: true;
  readonly context?: true;
  readonly since?: string;
}

/** Adds `report`: reads posts and writes their status reports. */
export function addReportCommand(program: Command, context: Context): void {
  const command = program
    .command('report')
    .description('Read posts (Markdown, by default everything in input/) and write their status reports.')
    .argument('[paths...]', 'posts to read, or saved reports (JSON, HTML, PDF) to render anew')
    .option('--out <folder>', 'folder to write to (default: output/)')
    .option(
      '--format <list>',
      `formats, parted by commas: ${statusFormats.join(', ')}`,
      listParser(statusFormats, 'format'),
      [...formats],
    );
  printOptions(command)
    .addOption(
      new Option('--max-size <MiB>', 'largest post to read').argParser(parseNumber).default(defaultLimit / 1024 / 1024),
    )
    .option(...configOption)
    .option('--since <source>', 'say what changed since this snapshot: a post, a report, or <git revision>:<path>')
    .option('--check', 'write nothing; exit with 1 where a file, but for PDFs, is not as it would be written now')
    .addOption(
      new Option('--jobs <number>', 'files to work on at once (default: one for each core)').argParser(parseCount),
    )
    .option('--context', 'write nothing; print what the templates see of a post, as JSON')
    .option('--strict', 'let warnings count as errors')
    .option('--quiet', 'say nothing but warnings and errors')
    .action(async (paths: readonly string[], options: ReportOptions) => {
      const { root, folder, terminal } = context;
      const out = options.out === undefined ? join(root, 'output') : resolve(folder, options.out);
      const inputs = paths.length === 0 ? postsIn(join(root, 'input')) : paths.map((path) => resolve(folder, path));
      const reading = { ...configOf(options, context), limit: options.maxSize * 1024 * 1024 };
      const { since } = options;
      if (since !== undefined && inputs.length !== 1)
        throw new UserError('--since names the snapshot before one post: name that post alone');
      if (options.context === true) {
        const { printContext } = await import('./print-context.ts');
        return printContext(inputs, reading, context);
      }
      const check = options.check === true;
      const wanted = options.format.filter((format) => !check || format !== 'pdf');
      const templates = await templateFolders(options, context);
      // Started before what is heavy is loaded: it boots while that goes on.
      const browser = await startBrowserFor(wanted, browserChoice(options, context), terminal, inputs.length);
      const { runReport } = await import('./run-report.ts');
      context.done(
        await runReport({
          inputs: inputs.map((path) => ({ path, shown: shownPath(context, path) })),
          folder: out,
          shownFolder: shownPath(context, out),
          templates,
          formats: wanted,
          paper: options.paper ?? null,
          browser,
          timeoutSeconds: options.timeout,
          maxPdfFindings: options.maxPdfFindings,
          jobs: options.jobs ?? null,
          reading,
          since:
            since === undefined
              ? null
              : async () =>
                  (await import('../../pipeline/snapshot.ts')).readSide(since, reading, dirname(inputs[0] ?? folder)),
          strict: options.strict === true,
          check,
          terminal,
        }),
      );
    });
}

/** The posts in a folder, by name. Throws `UserError` where there is none. */
export function postsIn(folder: string): string[] {
  const posts = list(folder).filter((name) => /\.(?:md|markdown)$/i.test(name) && !/^readme\./i.test(name));
  if (posts.length === 0)
    throw new UserError(
      `There is no post in ${folder.split('/').at(-1) ?? ''}/: put one there, or name one: report path/to/post.md`,
    );
  return posts.map((name) => join(folder, name));
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
