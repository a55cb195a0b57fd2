import { Option, type Command } from '../commander.ts';
import { statusFormats } from '../../domain/formats.ts';
import { UserError } from '../../errors.ts';
import type { Context } from './context.ts';
import { addEvidenceOptions, evidenceOf, type EvidenceOptions } from './evidence-options.ts';
import { addOutputOptions, openOutputs, type OutputOptions } from './output-options.ts';
import { parseCount } from './option-values.ts';
import { inputsOf } from './inputs.ts';
import { addSourceOptions, readingOf } from './source-options.ts';
import { addStandardInputOption, standardInput, type StandardInputOptions } from './standard-input.ts';

interface ReportOptions extends OutputOptions, StandardInputOptions, EvidenceOptions {
  readonly jobs?: number;
  readonly strict?: true;
  readonly skipOther?: true;
  readonly check?: true;
  readonly context?: true;
  readonly printConfig?: true;
  readonly index?: true;
  readonly since?: string;
  readonly history?: true;
}

/** Adds `report`: reads posts and writes their status reports. */
export function addReportCommand(program: Command, context: Context): void {
  const command = program
    .command('report')
    .description('Read posts (Markdown; default: all in input/) and write their status reports.')
    .argument(
      '[paths...]',
      'posts, folders of posts, patterns, - for standard input, or saved reports (JSON, HTML, PDF) to render again',
    );
  addEvidenceOptions(addStandardInputOption(addSourceOptions(addOutputOptions(command, statusFormats))))
    .option('--since <source>', 'add what changed since this snapshot: a post, a report, or <git revision>:<path>')
    .option(
      '--history',
      'add how the open findings of each post developed, by its commits, and how long they have been open',
    )
    .option(
      '--check',
      'write nothing; exit with 1 if a file is not as it would be written now (of a PDF, the data in it)',
    )
    .addOption(
      new Option('--jobs <number>', 'files to work on at once (default: one for each core)').argParser(parseCount),
    )
    .option('--context', 'write nothing; print what the templates see of a post, as JSON')
    .option('--print-config', 'write nothing; print the configuration of a post, with where each value comes from')
    .option('--index', 'also write index.md and index.html over all saved reports (JSON) in the folder')
    .option('--strict', 'treat warnings as errors')
    .option('--skip-other', 'skip posts without findings')
    .option('-q, --quiet', 'print only warnings and errors')
    .action(async (paths: readonly string[], options: ReportOptions, self: Command) => {
      const { since } = options;
      const stdin = await standardInput([...paths, since], options, context);
      const inputs = await inputsOf(paths, 'report', context, stdin);
      const evidence = evidenceOf(options, context, inputs.length);
      const reading = { ...readingOf(options, context, stdin), evidence };
      if (since !== undefined && inputs.length !== 1)
        throw new UserError('--since names the snapshot before one post: name that post alone');
      if (options.printConfig === true) {
        const { printConfig } = await import('./print-config.ts');
        return printConfig(inputs, reading, self, context);
      }
      if (options.context === true) {
        const { printContext } = await import('./print-context.ts');
        return printContext(inputs, reading, context);
      }
      const check = options.check === true;
      refuseTogether(options);
      // Nothing is printed to be compared.
      const prints = check ? 0 : inputs.length;
      const outputs = await openOutputs(options, context, inputs.length, prints);
      const { runReport } = await import('./run-report.ts');
      const exit = await runReport({
        inputs,
        outputs,
        reading,
        since: since ?? null,
        history: options.history === true,
        strict: options.strict === true,
        skipOther: options.skipOther === true,
        check,
        pdfRequired: self.getOptionValueSource('format') === 'cli',
        jobs: options.jobs ?? null,
        terminal: outputs.terminal,
      });
      context.done(exit);
      if (options.index !== true || exit === 2) return;
      const { writeIndex } = await import('./write-index.ts');
      const { folder, shownFolder } = outputs.rendering;
      const posts = inputs.map(({ path }) => path);
      await writeIndex(folder, shownFolder, reading, outputs.terminal, posts);
    });
}

function refuseTogether({ check, index, out, format }: ReportOptions): void {
  if (check === true && out === '-') throw new UserError('--check compares files: name their folder with --out');
  if (index !== true) return;
  if (check === true) throw new UserError('--check does not look at the index: leave --index out');
  if (out === '-' || !format.includes('json'))
    throw new UserError('--index is made of saved reports: name a folder with --out, and json among the formats');
}
