import { Option, type Command } from '../commander.ts';
import { resolve } from 'node:path';
import { type Context, shownPath } from './context.ts';
import { addEvidenceOptions, evidenceOf, type EvidenceOptions } from './evidence-options.ts';
import { type LintFormat, lintFormats } from './lint-formats.ts';
import { choiceParser } from './option-values.ts';
import { inputsOf } from './inputs.ts';
import { addSourceOptions, readingOf } from './source-options.ts';
import { addStandardInputOption, standardInput, type StandardInputOptions } from './standard-input.ts';

interface LintOptions extends StandardInputOptions, EvidenceOptions {
  readonly format: LintFormat;
  readonly out?: string;
  readonly strict?: true;
  readonly skipOther?: true;
  readonly printConfig?: true;
}

/** Adds `lint`: says what should be fixed in a post, and makes no report. */
export function addLintCommand(program: Command, context: Context): void {
  const command = program
    .command('lint')
    .description('Show where posts (default: all in input/) contradict themselves or lose rows; make no report.')
    .argument('[paths...]', 'posts, folders of posts, patterns, or - for standard input')
    .addOption(
      new Option('--format <name>', `format of the diagnostics: ${lintFormats.join(', ')}`)
        .argParser(choiceParser(lintFormats, 'format of lint'))
        .default('text', 'text'),
    )
    .option('-o, --out <file>', 'write to this file instead of standard output')
    .option('--print-config', 'check nothing; print the configuration of a post, with where each value comes from')
    .option('--strict', 'treat warnings as errors')
    .option('--skip-other', 'skip posts without findings');
  addEvidenceOptions(addStandardInputOption(addSourceOptions(command)))
    .option('-q, --quiet', 'print only warnings and errors')
    .action(async (paths: readonly string[], options: LintOptions, self: Command) => {
      const out = options.out === undefined || options.out === '-' ? null : resolve(context.folder, options.out);
      const stdin = await standardInput(paths, options, context);
      const inputs = await inputsOf(paths, 'lint', context, stdin);
      const reading = { ...readingOf(options, context, stdin), evidence: evidenceOf(options, context, inputs.length) };
      if (options.printConfig === true) {
        const { printConfig } = await import('./print-config.ts');
        return printConfig(inputs, reading, self, context);
      }
      const { runLint } = await import('./run-lint.ts');
      context.done(
        await runLint({
          inputs,
          format: options.format,
          out: out === null ? null : { path: out, shown: shownPath(context, out) },
          strict: options.strict === true,
          skipOther: options.skipOther === true,
          screen: context.screen,
          reading,
          print: context.print,
          terminal: context.terminal,
        }),
      );
    });
}
