import { Option, type Command } from 'commander';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formats, type FormatName } from '../../domain/formats.ts';
import { UserError } from '../../errors.ts';
import { defaultLimit } from '../../read/source.ts';
import type { HistoryRange } from '../../pipeline/history-range.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { snapshotName } from '../../read/snapshot-names.ts';
import {
  browserChoice,
  configOf,
  configOption,
  type Context,
  listParser,
  parseCount,
  parseDay,
  parseNumber,
  printOptions,
  type PrintOptions,
  shownPath,
  templateFolders,
} from './context.ts';
import { postsIn } from './report.ts';
import type { Course } from './run-history.ts';
import { startBrowserFor } from './start-browser.ts';

interface HistoryOptions extends PrintOptions {
  readonly out?: string;
  readonly format: readonly FormatName[];
  readonly maxSize: number;
  readonly config?: string;
  readonly maxMd?: number;
  readonly from?: string;
  readonly to?: string;
  readonly last?: number;
  readonly asOf?: string;
}

/** Adds `history`: tells the course of an audit. */
export function addHistoryCommand(program: Command, context: Context): void {
  const command = program
    .command('history')
    .description(
      'Tell the course of an audit: of one post, from every state its branch had; of several, from these; without any, from the snapshots in input/ and the saved reports (JSON) in output/.',
    )
    .argument('[paths...]', 'a post under version control, also as <git revision>:<path>, or several snapshots')
    .option('--out <folder>', 'folder to write to (default: output/)')
    .option('--format <list>', `formats, parted by commas: ${formats.join(', ')}`, listParser(formats, 'format'), [
      ...formats,
    ]);
  command
    .addOption(new Option('--from <day>', 'versions from this day on, in UTC').argParser(parseDay))
    .addOption(new Option('--to <day>', 'versions up to the end of this day').argParser(parseDay))
    .addOption(new Option('--last <number>', 'no more than the last versions').argParser(parseCount))
    .addOption(
      new Option('--as-of <day>', 'count open findings up to this day (default: that of the last commit)').argParser(
        parseDay,
      ),
    )
    .option('--max-md <characters>', 'cut the Markdown to that many characters, and say what was cut', parseCount);
  printOptions(command)
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
      const { from, to, last, asOf } = options;
      const reading = { ...configOf(options, context), limit: options.maxSize * 1024 * 1024 };
      const courses = coursesOf(paths, reading, { from, to, last, asOf }, context);
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
          ...(options.maxMd === undefined ? {} : { maxMarkdown: options.maxMd }),
          terminal: context.terminal,
        }),
      );
    });
}

function coursesOf(
  words: readonly string[],
  reading: Reading,
  range: HistoryRange,
  context: Context,
): readonly Course[] {
  const [only] = words;
  if (only === undefined) return coursesAtHome(reading, range, context);
  if (words.length > 1) return [courseOf(words, reading, range)];
  const tell: Course['tell'] = async () => {
    const { historyOfPost } = await import('../../pipeline/history.ts');
    return historyOfPost(only, reading, range);
  };
  return [{ inputs: [resolve(reading.folder, only)], tell }];
}

function courseOf(words: readonly string[], reading: Reading, range: HistoryRange): Course {
  const tell: Course['tell'] = async () => {
    const { historyOfSnapshots } = await import('../../pipeline/history.ts');
    return historyOfSnapshots(words, reading, range);
  };
  return { inputs: words.map((word) => resolve(reading.folder, word)), tell };
}

/** One course for each audit with more than one snapshot; a post stands for its own report. */
function coursesAtHome(reading: Reading, range: HistoryRange, { root }: Context): readonly Course[] {
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
      range,
    );
  });
}

/** Saved status reports: not what was made of several of them. */
function savedIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).toSorted();
  return names
    .filter((name) => name.endsWith('.json') && !/\.(?:diff|history)\.json$/.test(name))
    .map((name) => join(folder, name));
}
