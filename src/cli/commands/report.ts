import { Option, type Command } from 'commander';
import { statusFormats } from '../../domain/formats.ts';
import { UserError } from '../../errors.ts';
import type { Context } from './context.ts';
import { addEvidenceOptions, evidenceOf, type EvidenceOptions } from './evidence-options.ts';
import { addOutputOptions, openOutputs, type OutputOptions } from './output-options.ts';
import { parseCount } from './option-values.ts';
import { addSourceOptions, inputsOf, readingOf, type SourceOptions } from './source-options.ts';

interface ReportOptions extends OutputOptions, SourceOptions, EvidenceOptions {
  readonly jobs?: number;
  readonly strict?: true;
  readonly skipOther?: true;
  readonly check?: true;
  readonly context?: true;
  readonly since?: string;
  readonly history?: true;
}

/** Adds `report`: reads posts and writes their status reports. */
export function addReportCommand(program: Command, context: Context): void {
  const command = program
    .command('report')
    .description('Read posts (Markdown; default: all in input/) and write their status reports.')
    .argument('[paths...]', 'posts, folders of posts, or saved reports (JSON, HTML, PDF) to render again');
  addEvidenceOptions(addSourceOptions(addOutputOptions(command, statusFormats)))
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
    .option('--strict', 'treat warnings as errors')
    .option('--skip-other', 'skip posts without findings')
    .option('-q, --quiet', 'print only warnings and errors')
    .action(async (paths: readonly string[], options: ReportOptions, self: Command) => {
      const inputs = inputsOf(paths, 'report', context);
      const evidence = evidenceOf(options, context, inputs.length);
      const reading = { ...readingOf(options, context), evidence };
      const { since } = options;
      if (since !== undefined && inputs.length !== 1)
        throw new UserError('--since names the snapshot before one post: name that post alone');
      if (options.context === true) {
        const { printContext } = await import('./print-context.ts');
        return printContext(inputs, reading, context);
      }
      const check = options.check === true;
      // Nothing is printed to be compared.
      const prints = check ? 0 : inputs.length;
      const outputs = await openOutputs(options, context, prints);
      const { runReport } = await import('./run-report.ts');
      context.done(
        await runReport({
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
          terminal: context.terminal,
        }),
      );
    });
}
