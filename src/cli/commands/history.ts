import type { Command } from 'commander';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formats } from '../../domain/formats.ts';
import { UserError } from '../../errors.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { snapshotName } from '../../read/snapshot-names.ts';
import { type Context, shownPath } from './context.ts';
import { addEvidenceOptions, evidenceOf, type EvidenceOptions } from './evidence-options.ts';
import { addOutputOptions, openOutputs, type OutputOptions } from './output-options.ts';
import { printLinks } from './print-links.ts';
import type { Course } from './run-history.ts';
import { addSourceOptions, postsIn, readingOf, type SourceOptions } from './source-options.ts';

interface HistoryOptions extends OutputOptions, SourceOptions, EvidenceOptions {}

/** Adds `history`: shows how an audit developed. */
export function addHistoryCommand(program: Command, context: Context): void {
  const command = program
    .command('history')
    .description(
      'Show how an audit developed: every commit of one post, or several snapshots; without any, the snapshots in input/ and the saved reports (JSON) in output/.',
    )
    .argument('[paths...]', 'a post under version control, or several snapshots');
  addEvidenceOptions(addSourceOptions(addOutputOptions(command, formats)))
    .option('-q, --quiet', 'print only warnings and errors')
    .action(async (paths: readonly string[], options: HistoryOptions) => {
      printLinks(paths, context);
      const reading = { ...readingOf(options, context), evidence: evidenceOf(options, context, 1) };
      const courses = coursesOf(paths, reading, context);
      const outputs = await openOutputs(options, context);
      const { runHistory } = await import('./run-history.ts');
      context.done(await runHistory({ courses, outputs, terminal: context.terminal }));
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
  const posts = existsSync(join(root, 'input')) ? postsIn(join(root, 'input'), 'history') : [];
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
    .filter((name) => name.endsWith('.json') && !/\.(?:diff|history|badge|evidence)\.json$/.test(name))
    .map((name) => join(folder, name));
}
