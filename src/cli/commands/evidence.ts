import { Option, type Command } from '../commander.ts';
import { resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import type { Context } from './context.ts';
import { parseDay, parseNumber } from './option-values.ts';
import { inputsOf } from './inputs.ts';
import { refuseStandardInput } from './standard-input.ts';
import { addSourceOptions, readingOf, type SourceOptions } from './source-options.ts';

interface EvidenceCommandOptions extends SourceOptions {
  readonly out?: string;
  readonly api?: readonly string[];
  readonly ghToken?: true;
  readonly resume?: true;
  readonly withPeople?: true;
  readonly from?: string;
  readonly asked?: string;
  readonly timeout: number;
}

/** Adds `evidence`: asks the tracker about what posts refer to, and writes its answers beside them. */
export function addEvidenceCommand(program: Command, context: Context): void {
  const command = program
    .command('evidence')
    .description(
      'Ask GitHub about the issues, pull requests and commits that posts (default: all in input/) refer to, and write <name>.evidence.json. This is the only command that uses the network. A token in GITHUB_TOKEN or GH_TOKEN goes to api.github.com alone; without one, GitHub answers 60 questions an hour.',
    )
    .argument('[paths...]', 'posts, folders of posts, or patterns')
    .option('-o, --out <folder>', 'folder to write to (default: that of the post)')
    .option(
      '--api <address>',
      'also ask a GitHub Enterprise Server: https://host/api/v3, or host=https://address; its token is in GH_ENTERPRISE_TOKEN (may be given several times)',
      (value: string, before?: readonly string[]) => [...(before ?? []), value],
    )
    .option('--gh-token', 'take the token from gh auth token where the environment has none')
    .option('--resume', 'ask only what the file has no answer about yet')
    .option('--with-people', 'also keep the account names of assignees')
    .option('--from <file>', 'ask nobody: read what gh issue list --json or gh api printed')
    .option('--asked <day>', 'with --from: the day of the answers (default: that of the file)', parseDay)
    .addOption(new Option('--timeout <seconds>', 'longest time for one post').argParser(parseNumber).default(300));
  addSourceOptions(command)
    .option('-q, --quiet', 'print only warnings and errors')
    .action(async (paths: readonly string[], options: EvidenceCommandOptions) => {
      const { folder, environment, terminal } = context;
      refuseStandardInput(paths, 'evidence');
      refuseTogether(options);
      const { runEvidence } = await import('./run-evidence.ts');
      context.done(
        await runEvidence({
          inputs: await inputsOf(paths, 'evidence', context),
          out: options.out === undefined ? null : resolve(folder, options.out),
          api: options.api ?? [],
          useGh: options.ghToken === true,
          resume: options.resume === true,
          people: options.withPeople === true,
          from: options.from === undefined ? null : resolve(folder, options.from),
          asked: options.asked ?? null,
          seconds: options.timeout,
          reading: readingOf(options, context),
          environment,
          terminal,
        }),
      );
    });
}

function refuseTogether({ out, from, asked, resume, api = [], ghToken }: EvidenceCommandOptions): void {
  if (out === '-')
    throw new UserError('--out names a folder here: answers are kept in a file (a folder called - is ./-)');
  if (from === undefined && asked !== undefined)
    throw new UserError('--asked says the day of answers in a file: name that file with --from');
  if (from !== undefined && (resume === true || ghToken === true || api.length > 0))
    throw new UserError('--from asks nobody: --resume, --api and --gh-token do not go with it');
}
