import { Option, type Command } from '../commander.ts';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { comparisonFormats } from '../../domain/formats.ts';
import { UserError } from '../../errors.ts';
import type { HistoryRange } from '../../pipeline/history-range.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { isSavedReport, snapshotName } from '../../read/snapshot-names.ts';
import type { Context } from './context.ts';
import { parseCount, parseDay } from './option-values.ts';
import { addEvidenceOptions, evidenceOf, type EvidenceOptions } from './evidence-options.ts';
import { addOutputOptions, openOutputs, summaryToTerminal, type OutputOptions } from './output-options.ts';
import { printLinks } from './print-links.ts';
import type { HistorySource } from './run-history.ts';
import { postsIn, refuseAddresses } from './inputs.ts';
import { refuseStandardInput } from './standard-input.ts';
import { addSourceOptions, readingOf, type SourceOptions } from './source-options.ts';

interface HistoryOptions extends OutputOptions, SourceOptions, EvidenceOptions, HistoryRange {}

/** Adds `history`: shows how an audit developed. */
export function addHistoryCommand(program: Command, context: Context): void {
  const command = program
    .command('history')
    .description(
      'Show how an audit developed: every state that one post had on its branch, or several snapshots; without any, the snapshots in input/ and the saved reports (JSON) in output/.',
    )
    .argument('[paths...]', 'a post under version control, also as <git revision>:<path>, or several snapshots')
    .addOption(new Option('--from <day>', 'only versions from this day on, in UTC').argParser(parseDay))
    .addOption(new Option('--to <day>', 'only versions up to the end of this day').argParser(parseDay))
    .addOption(new Option('--last <number>', 'only this many of the last versions').argParser(parseCount))
    .addOption(
      new Option('--as-of <day>', 'count open findings up to this day (default: that of the last commit)').argParser(
        parseDay,
      ),
    );
  addEvidenceOptions(addSourceOptions(addOutputOptions(command, comparisonFormats)))
    .option('-q, --quiet', 'print only warnings and errors')
    .action(async (paths: readonly string[], options: HistoryOptions) => {
      refuseStandardInput(paths, 'history');
      refuseAddresses(paths);
      printLinks(paths, context);
      const { from, to, last, asOf } = options;
      const reading = { ...readingOf(options, context), evidence: evidenceOf(options, context, 1) };
      const courses = coursesOf(paths, reading, { from, to, last, asOf }, context);
      const outputs = await openOutputs(summaryToTerminal(options), context, courses.length);
      const { runHistory } = await import('./run-history.ts');
      context.done(await runHistory({ courses, outputs, terminal: outputs.terminal }));
    });
}

function coursesOf(
  words: readonly string[],
  reading: Reading,
  range: HistoryRange,
  context: Context,
): readonly HistorySource[] {
  const [only] = words;
  if (only === undefined) return coursesAtHome(reading, range, context);
  if (words.length > 1) return [courseOf(words, reading, range)];
  const tell: HistorySource['tell'] = async () => {
    const { historyOfPost } = await import('../../pipeline/history.ts');
    return historyOfPost(only, reading, range);
  };
  return [{ inputs: [resolve(reading.folder, only)], tell }];
}

function courseOf(words: readonly string[], reading: Reading, range: HistoryRange): HistorySource {
  const tell: HistorySource['tell'] = async () => {
    const { historyOfSnapshots } = await import('../../pipeline/history.ts');
    return historyOfSnapshots(words, reading, range);
  };
  return { inputs: words.map((word) => resolve(reading.folder, word)), tell };
}

/** One course for each audit with more than one snapshot; a post stands for its own report. */
function coursesAtHome(reading: Reading, range: HistoryRange, context: Context): readonly HistorySource[] {
  const { root } = context;
  const posts = existsSync(join(root, 'input')) ? postsIn(join(root, 'input'), 'history', context) : [];
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
  return names.filter(isSavedReport).map((name) => join(folder, name));
}
