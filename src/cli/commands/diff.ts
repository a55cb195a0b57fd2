import { Option, type Command } from 'commander';
import { join, resolve } from 'node:path';
import { changeKinds, type ChangeKind } from '../../domain/model.ts';
import { UserError } from '../../errors.ts';
import { defaultLimit } from '../../read/source.ts';
import { formats, type FormatName } from '../../domain/formats.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { consecutive } from '../../read/snapshot-names.ts';
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
import { postsIn } from './report.ts';
import type { DiffRun } from './run-diff.ts';
import { startBrowserFor } from './start-browser.ts';

interface DiffOptions extends PrintOptions {
  readonly out?: string;
  readonly format: readonly FormatName[];
  readonly aliases?: string;
  readonly failOn?: readonly ChangeKind[];
  readonly maxSize: number;
  readonly config?: string;
  readonly maxMd?: number;
}

/** Adds `diff`: says what changed between two snapshots of an audit. */
export function addDiffCommand(program: Command, context: Context): void {
  const command = program
    .command('diff')
    .description(
      'Say what changed between two snapshots of an audit. Each is a post, a report of this program (JSON, HTML, PDF), or <git revision>:<path>. One alone is compared with its last committed version; none: the snapshots in input/, each with the one before.',
    )
    .argument('[before]', 'the earlier snapshot')
    .argument('[after]', 'the later snapshot')
    .option('--out <folder>', 'folder to write to (default: output/)')
    .option('--format <list>', `formats, parted by commas: ${formats.join(', ')}`, listParser(formats, 'format'), [
      ...formats,
    ])
    .option(...configOption)
    .option('--max-md <characters>', 'cut the Markdown to that many characters, and say what was cut', parseCount)
    .option('--aliases <file>', 'YAML list of before: and after: names that mean the same finding')
    .option(
      '--fail-on <list>',
      'exit with 1 only for these kinds of change, parted by commas',
      listParser(changeKinds, 'kind of change'),
    );
  printOptions(command)
    .addOption(
      new Option('--max-size <MiB>', 'largest source to read')
        .argParser(parseNumber)
        .default(defaultLimit / 1024 / 1024),
    )
    .option('--quiet', 'say nothing but warnings and errors')
    .action(async (before: string | undefined, after: string | undefined, options: DiffOptions) => {
      const { root, folder } = context;
      const out = options.out === undefined ? join(root, 'output') : resolve(folder, options.out);
      const pairs = pairsOf(
        before,
        after,
        { ...configOf(options, context), limit: options.maxSize * 1024 * 1024 },
        context,
      );
      const templates = await templateFolders(options, context);
      // Started before what is heavy is loaded: it boots while that goes on.
      const browser = await startBrowserFor(options.format, browserChoice(options, context), context.terminal);
      const { runDiff } = await import('./run-diff.ts');
      context.done(
        await runDiff({
          pairs,
          aliases: () => aliasesOf(options, context),
          failOn: options.failOn ?? null,
          folder: out,
          shownFolder: shownPath(context, out),
          templates,
          formats: options.format,
          paper: options.paper ?? 'A4',
          browser,
          timeoutSeconds: options.timeout,
          maxPdfFindings: options.maxPdfFindings,
          ...(options.maxMd === undefined ? {} : { maxMarkdown: options.maxMd }),
          terminal: context.terminal,
        }),
      );
    });
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
  reading: Reading,
  context: Context,
): DiffRun['pairs'] {
  if (before !== undefined && after !== undefined) return [() => both(before, after, reading)];
  if (before !== undefined)
    return [
      async () => {
        const { readSinceLastCommit } = await import('../../pipeline/snapshot.ts');
        return readSinceLastCommit(before, reading);
      },
    ];
  const posts = postsIn(join(context.root, 'input'));
  const pairs = consecutive(posts);
  if (pairs.length === 0) throw new UserError(onlyOne(posts.map((post) => shownPath(context, post))));
  return pairs.map(
    ([one, other]) =>
      () =>
        both(one, other, reading),
  );
}

async function both(before: string, after: string, reading: Reading): ReturnType<DiffRun['pairs'][number]> {
  const { readSides } = await import('../../pipeline/snapshot.ts');
  return readSides(before, after, reading);
}

function onlyOne(posts: readonly string[]): string {
  const [post = 'input/post.md'] = posts;
  const what = posts.length === 1 ? 'only one snapshot' : 'only one snapshot of each audit';
  return `There is ${what} in input/: put an earlier one beside it, or name two, as in: diff HEAD~1:${post} ${post}`;
}
