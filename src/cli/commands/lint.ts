import { Option, type Command } from 'commander';
import { join, resolve } from 'node:path';
import { defaultLimit } from '../../read/source.ts';
import {
  configOf,
  configOption,
  type Context,
  evidenceOf,
  evidenceOptions,
  type EvidenceOptions,
  parseNumber,
  shownPath,
} from './context.ts';
import { postsIn } from './report.ts';
import { type LintFormat, lintFormats } from './lint-formats.ts';

interface LintOptions extends EvidenceOptions {
  readonly format: LintFormat;
  readonly out?: string;
  readonly maxSize: number;
  readonly config?: string;
  readonly strict?: true;
}

/** Adds `lint`: says what a post should mend, and makes no report. */
export function addLintCommand(program: Command, context: Context): void {
  const command = program
    .command('lint')
    .description(
      'Say where posts (by default everything in input/) contradict themselves or lose rows; make no report.',
    )
    .argument('[paths...]', 'posts to read')
    .addOption(new Option('--format <name>', 'how it is said').choices([...lintFormats]).default('text'))
    .option('--out <file>', 'write there, not to standard output')
    .option(...configOption);
  evidenceOptions(command)
    .option('--strict', 'let warnings count as errors')
    .addOption(
      new Option('--max-size <MiB>', 'largest post to read').argParser(parseNumber).default(defaultLimit / 1024 / 1024),
    )
    .action(async (paths: readonly string[], options: LintOptions) => {
      const { root, folder, print, terminal } = context;
      const inputs = paths.length === 0 ? postsIn(join(root, 'input')) : paths.map((path) => resolve(folder, path));
      const out = options.out === undefined ? null : resolve(folder, options.out);
      const { runLint } = await import('./run-lint.ts');
      context.done(
        await runLint({
          inputs: inputs.map((path) => ({ path, shown: shownPath(context, path) })),
          format: options.format,
          out: out === null ? null : { path: out, shown: shownPath(context, out) },
          strict: options.strict === true,
          limit: options.maxSize * 1024 * 1024,
          ...configOf(options, context),
          evidence: evidenceOf(options, context, inputs.length),
          print,
          terminal,
        }),
      );
    });
}
