import type { Command } from '../commander.ts';
import { join, resolve } from 'node:path';
import { comparisonFormats } from '../../domain/formats.ts';
import { changeKinds, type ChangeKind } from '../../domain/model.ts';
import { UserError } from '../../errors.ts';
import type { EvidenceChoice } from '../../pipeline/evidence.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { consecutive } from '../../read/snapshot-names.ts';
import type { StandardInput } from '../../read/standard-input.ts';
import { type Context, shownPath } from './context.ts';
import { addEvidenceOptions, evidenceOf, type EvidenceOptions } from './evidence-options.ts';
import { addOutputOptions, openOutputs, summaryToTerminal, type OutputOptions } from './output-options.ts';
import { listParser } from './option-values.ts';
import { printLinks } from './print-links.ts';
import type { DiffRun } from './run-diff.ts';
import { postsIn, refuseAddresses } from './inputs.ts';
import { addSourceOptions, readingOf } from './source-options.ts';
import { addStandardInputOption, standardInput, type StandardInputOptions } from './standard-input.ts';

interface DiffOptions extends OutputOptions, StandardInputOptions, EvidenceOptions {
  readonly evidenceBefore?: string;
  readonly aliases?: string;
  readonly skipOther?: true;
  readonly failOn?: readonly ChangeKind[];
}

/** Adds `diff`: says what changed between two snapshots of an audit. */
export function addDiffCommand(program: Command, context: Context): void {
  const command = program
    .command('diff')
    .description(
      'Show what changed between two snapshots of an audit. Each is a post, a report of this program (JSON, HTML, PDF), <git revision>:<path>, or - for standard input. One alone is compared with its last committed version; without any, the snapshots in input/ are, each with the one before.',
    )
    .argument('[before]', 'the earlier snapshot')
    .argument('[after]', 'the later snapshot')
    .option('--aliases <file>', 'names that mean the same finding: a YAML list of before: and after:')
    .option(
      '--fail-on <list>',
      'exit with 1 only for these kinds of change, comma-separated',
      listParser(changeKinds, 'kind of change'),
    );
  addEvidenceOptions(addStandardInputOption(addSourceOptions(addOutputOptions(command, comparisonFormats))))
    .option('--evidence-before <file>', 'what the tracker answered at the time of the earlier snapshot')
    .option('--skip-other', 'skip posts without findings')
    .option('-q, --quiet', 'print only warnings and errors')
    .action(async (before: string | undefined, after: string | undefined, options: DiffOptions) => {
      const words = [before, after].filter((word) => word !== undefined);
      refuseAddresses(words);
      printLinks(words, context);
      const stdin = await standardInput(words, options, context);
      const pairs = pairsOf(before, after, readingsOf(options, context, stdin), context);
      const outputs = await openOutputs(summaryToTerminal(options), context, pairs.length);
      const { runDiff } = await import('./run-diff.ts');
      const aliases = (): ReturnType<DiffRun['aliases']> => aliasesOf(options, context);
      const { terminal } = outputs;
      const { failOn = null, skipOther = false } = options;
      context.done(await runDiff({ pairs, aliases, failOn, skipOther, outputs, terminal }));
    });
}

/** How the two snapshots are read, and where the evidence of the earlier one comes from. */
interface Readings {
  readonly reading: Reading;
  readonly before: EvidenceChoice;
}

/** A file that is named belongs to one snapshot; where one is named for the later, none is looked for beside the earlier. */
function readingsOf(options: DiffOptions, context: Context, stdin: StandardInput | undefined): Readings {
  const evidence = evidenceOf(options, context, 1);
  const { evidenceBefore } = options;
  const other = typeof evidence === 'object' ? 'own' : evidence;
  const before = evidenceBefore === undefined ? other : { path: resolve(context.folder, evidenceBefore) };
  return { reading: { ...readingOf(options, context, stdin), evidence }, before };
}

async function aliasesOf({ aliases }: DiffOptions, context: Context): ReturnType<DiffRun['aliases']> {
  if (aliases === undefined) return [];
  const path = resolve(context.folder, aliases);
  const { loadAliases } = await import('../../read/aliases.ts');
  return loadAliases(path, shownPath(context, path));
}

function pairsOf(
  before: string | undefined,
  after: string | undefined,
  readings: Readings,
  context: Context,
): DiffRun['pairs'] {
  const { reading, before: earlier } = readings;
  if (before !== undefined && after !== undefined) return [() => both(before, after, readings)];
  if (before !== undefined)
    return [
      async () => {
        const { readSinceLastCommit } = await import('../../pipeline/snapshot.ts');
        return readSinceLastCommit(before, reading, earlier);
      },
    ];
  const posts = postsIn(join(context.root, 'input'), 'diff', context);
  const pairs = consecutive(posts);
  if (pairs.length > 1 && typeof reading.evidence === 'object')
    throw new UserError('--evidence names the answers about one post: name the two snapshots');
  if (pairs.length === 0) throw new UserError(onlyOne(posts.map((post) => shownPath(context, post))));
  return pairs.map(
    ([one, other]) =>
      () =>
        both(one, other, readings),
  );
}

async function both(before: string, after: string, readings: Readings): ReturnType<DiffRun['pairs'][number]> {
  const { readSides } = await import('../../pipeline/snapshot.ts');
  return readSides(before, after, readings.reading, readings.before);
}

function onlyOne(posts: readonly string[]): string {
  const [post = 'input/post.md'] = posts;
  const what = posts.length === 1 ? 'only one snapshot' : 'only one snapshot of each audit';
  return `There is ${what} in input/: put an earlier one beside it, or name two, as in: diff HEAD~1:${post} ${post}`;
}
