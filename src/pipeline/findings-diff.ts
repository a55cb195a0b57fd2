import { dirname, resolve } from 'node:path';
import type { ComparisonReport, StatusReport } from '../domain/model.ts';
import { diffOfFiles } from '../read/line-diff.ts';
import { readBytes } from '../read/source.ts';
import { comparisonText } from '../render/index.ts';
import { counted } from '../render/words.ts';
import { UserError } from '../errors.ts';
import { compareSnapshots } from './comparison.ts';
import { reportFrom, type Reading } from './snapshot.ts';

/** Two states of a file, as git hands them to a program that shows differences. */
export interface ChangedFile {
  /** Its path in the repository, or in the work tree. */
  readonly path: string;
  /** Files that hold what it was and is; `/dev/null` where it is not there. */
  readonly before: string;
  readonly after: string;
}

/**
 * Says in plain text what changed among the findings of a post; of what holds none, which lines changed. Both states are
 * read by the configuration of the post's place. Throws nothing that a user can put right.
 */
export async function findingsDiff({ path, before, after }: ChangedFile, reading: Reading): Promise<string> {
  const near = dirname(resolve(reading.folder, path));
  try {
    const [one, other] = [await read(before, path, near, reading), await read(after, path, near, reading)];
    return `${path}\n${said(one, other)}\n`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const lines = await diffOfFiles(reading.folder, resolve(reading.folder, before), resolve(reading.folder, after));
    return `${error.message}\n${lines}`;
  }
}

async function read(file: string, path: string, near: string, reading: Reading): Promise<StatusReport | null> {
  if (file === '/dev/null') return null;
  return reportFrom(readBytes(resolve(reading.folder, file), path, reading.limit), path, path, reading, near);
}

function said(before: StatusReport | null, after: StatusReport | null): string {
  const report = after ?? before;
  if (report === null) return 'nothing before, nothing after';
  const { total, unsettled } = report.summary;
  const numbers = `${counted(total, 'finding')}, ${unsettled} open`;
  if (before === null) return `new post: ${numbers}`;
  return after === null ? `post removed: ${numbers}` : textOf(compareSnapshots(before, after, []));
}

function textOf(comparison: ComparisonReport): string {
  const { before, after } = comparison;
  const isSame = before.snapshot.digest === after.snapshot.digest;
  const note = isSame ? [] : ['(git diff --no-ext-diff shows the lines)'];
  return [...comparisonText(comparison), ...note].join('\n');
}
