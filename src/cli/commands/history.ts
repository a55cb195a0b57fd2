import { Option, type Command } from 'commander';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formats, type FormatName } from '../../domain/formats.ts';
import { UserError } from '../../errors.ts';
import { defaultLimit } from '../../read/source.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { snapshotName } from '../../read/snapshot-names.ts';
import {
  browserChoice,
  configOf,
  configOption,
  type Context,
  evidenceOf,
  evidenceOptions,
  type EvidenceOptions,
  listParser,
  parseNumber,
  printOptions,
  type PrintOptions,
  shownPath,
  templateFolders,
} from './context.ts';
import { postsIn } from './report.ts';
import type { Course } from './run-history.ts';
import { startBrowserFor } from './start-browser.ts';

interface HistoryOptions extends PrintOptions, EvidenceOptions {
  readonly out?: string;
  readonly format: readonly FormatName[];
  readonly maxSize: number;
  readonly config?: string;
}

/** Adds `history`: tells the course of an audit. */
export function addHistoryCommand(program: Command, context: Context): void {
  const command = program
    .command('history')
    .description(
      'Tell the course of an audit: of one post, from every commit that changed it; of several, from these; without any, from the snapshots in input/ and the saved reports (JSON) in output/.',
    )
    .argument('[paths...]', 'a post under version control, or several snapshots')
    .option('--out <folder>', 'folder to write to (default: output/)')
    .option('--format <list>', `formats, parted by commas: ${formats.join(', ')}`, listParser(formats, 'format'), [
      ...formats,
    ]);
  evidenceOptions(printOptions(command))
    .addOption(
      new Option('--max-size <MiB>', 'largest source to read')
        .argParser(parseNumber)
        .default(defaultLimit / 1024 / 1024),
    )
    .option(...configOption)
    .option('--quiet', 'say nothing but warnings and errors')
    .action(async (paths: readonly string[], options: HistoryOptions) => {
      const { root, folder } = context;
      const out = options.out === undefined ? join(root, 'output') : resolve(folder, options.out);
      const courses = coursesOf(
        paths,
        {
          ...configOf(options, context),
          limit: options.maxSize * 1024 * 1024,
          evidence: evidenceOf(options, context, 1),
        },
        context,
      );
      const templates = await templateFolders(options, context);
      // Started before what is heavy is loaded: it boots while that goes on.
      const browser = await startBrowserFor(options.format, browserChoice(options, context), context.terminal);
      const { runHistory } = await import('./run-history.ts');
      context.done(
        await runHistory({
          courses,
          folder: out,
          shownFolder: shownPath(context, out),
          templates,
          formats: options.format,
          paper: options.paper ?? 'A4',
          browser,
          timeoutSeconds: options.timeout,
          maxPdfFindings: options.maxPdfFindings,
          terminal: context.terminal,
        }),
      );
    });
}

function coursesOf(paths: readonly string[], reading: Reading, context: Context): readonly Course[] {
  const inputs = paths.map((path) => resolve(reading.folder, path));
  const [only] = inputs;
  if (only === undefined) return coursesAtHome(reading, context);
  if (inputs.length > 1) return [courseOf(inputs, reading)];
  const tell: Course['tell'] = async () => {
    const { historyOfPost } = await import('../../pipeline/history.ts');
    return historyOfPost(only, shownPath(context, only), reading);
  };
  return [{ inputs, tell }];
}

function courseOf(inputs: readonly string[], reading: Reading): Course {
  const tell: Course['tell'] = async () => {
    const { historyOfSnapshots } = await import('../../pipeline/history.ts');
    return historyOfSnapshots(inputs, reading);
  };
  return { inputs, tell };
}

/** One course for each audit with more than one snapshot; a post stands for its own report. */
function coursesAtHome(reading: Reading, { root }: Context): readonly Course[] {
  const posts = existsSync(join(root, 'input')) ? postsIn(join(root, 'input')) : [];
  const bySlug = new Map<string, Map<string, string>>();
  for (const path of [...posts, ...savedIn(join(root, 'output'))]) {
    const { slug, date } = snapshotName(path);
    const days = bySlug.get(slug) ?? new Map<string, string>();
    if (date !== '' && !days.has(date)) days.set(date, path);
    bySlug.set(slug, days);
  }
  const several = [...bySlug.values()].filter((days) => days.size > 1);
  if (several.length === 0)
    throw new UserError(
      'There is only one snapshot of each audit in input/ and output/: name a post under version control, as in: history input/post.md',
    );
  return several.map((days) => {
    return courseOf(
      [...days].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, path]) => path),
      reading,
    );
  });
}

/** Saved status reports: not what was made of several of them. */
function savedIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).toSorted();
  return names
    .filter((name) => name.endsWith('.json') && !/\.(?:diff|history|evidence)\.json$/.test(name))
    .map((name) => join(folder, name));
}
