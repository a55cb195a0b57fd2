import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { askTrackers, type Asked } from '../../evidence/ask/index.ts';
import { hostsOf } from '../../evidence/ask/service.ts';
import { evidenceFile } from '../../evidence/evidence-file.ts';
import { entriesFrom } from '../../evidence/from-issues.ts';
import { questionsOf, type Questions } from '../../evidence/questions.ts';
import { UserError } from '../../errors.ts';
import { packageVersion } from '../../package.ts';
import { evidenceName } from '../../pipeline/evidence.ts';
import { makeReport } from '../../pipeline/report.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { loadEvidence, type SavedEvidence } from '../../read/saved/evidence.ts';
import { readSource } from '../../read/source.ts';
import { toJson } from '../../render/index.ts';
import { counted } from '../../render/words.ts';
import { checkTarget, writeArtifacts } from '../../write/write-file.ts';
import { prepareOutput } from './prepare-output.ts';
import type { Terminal } from '../terminal.ts';
import type { Context, ExitCode } from './context.ts';
import type { Input } from './inputs.ts';

/** What holds for every post of a run of the evidence command. */
export interface OneEvidenceRun {
  /** Null for the folder of each post. */
  readonly out: string | null;
  readonly api: readonly string[];
  readonly useGh: boolean;
  readonly resume: boolean;
  readonly people: boolean;
  /** A file with answers; null asks the trackers. */
  readonly from: string | null;
  /** The day of its answers. */
  readonly asked: string | null;
  /** Longest time for one post. */
  readonly seconds: number;
  readonly reading: Reading;
  readonly environment: Context['environment'];
  readonly terminal: Terminal;
}

/** Asks about what one post refers to, and writes the answers. Throws `UserError` where there is nothing to ask. */
export async function answerPost(input: Input, run: OneEvidenceRun, stop: AbortSignal): Promise<ExitCode> {
  const { terminal, reading } = run;
  terminal.progress(`${input.shown}: reading`);
  const report = await makeReport(input.path, input.shown, reading.limit, reading);
  const hosts = hostsOf(run.api).map(({ name }) => name);
  const questions = questionsOf(report, hosts);
  if (questions.addresses.length === 0)
    throw new UserError(`${input.shown}: refers to no issue, pull request or commit; there is nothing to ask`);
  const target = targetOf(input, run);
  const earlier = run.from === null ? earlierAnswers(target, reading.limit) : null;
  const asked =
    run.from === null ? await ask(input, run, questions, earlier, stop) : importFrom(run.from, run, questions);
  for (const because of asked.stops) terminal.warn(`${input.shown}: ${because}`);
  if (asked.entries.length > 0) await write(input, target, asked, questions, earlier, terminal);
  return conclude(input, asked, questions, terminal);
}

interface Target {
  readonly path: string;
  readonly shown: string;
}

/** Where the answers are written; refused before anybody is asked. */
function targetOf(input: Input, { out, reading, terminal }: OneEvidenceRun): Target {
  const path = join(out ?? dirname(input.path), evidenceName(input.path));
  const target = { path, shown: relative(reading.folder, path) };
  prepareOutput(dirname(path), dirname(target.shown), terminal);
  checkTarget(target, [input.path]);
  return target;
}

function earlierAnswers({ path, shown }: Target, limit: number): SavedEvidence | null {
  return existsSync(path) ? loadEvidence(readSource(path, shown, limit), shown) : null;
}

/** For one reply, in milliseconds: GitHub gives up on a query after ten seconds. */
export const longestReply = 20_000;

/** Before repetitions, in milliseconds. */
const pauses = [1000, 3000];

async function ask(
  { shown }: Input,
  run: OneEvidenceRun,
  questions: Questions,
  earlier: SavedEvidence | null,
  stop: AbortSignal,
): Promise<Asked> {
  const total = questions.addresses.length - questions.refused.length;
  return askTrackers({
    ...run,
    questions,
    earlier,
    hosts: hostsOf(run.api),
    limits: { reply: replyLimit(run.seconds), retries: pauses },
    signal: AbortSignal.any([stop, AbortSignal.timeout(run.seconds * 1000)]),
    userAgent: `audit-status/${packageVersion()}`,
    today: new Date().toISOString().slice(0, 10),
    onProgress: (asked) => run.terminal.progress(`${shown}: asked ${asked} of ${total}`),
  });
}

/** Returns how long one reply may take, in milliseconds, where all of them may take so many seconds. */
export function replyLimit(seconds: number): number {
  return Math.min(longestReply, seconds * 1000);
}

/** Takes answers from a file; what it does not hold was not answered. */
function importFrom(path: string, { asked, people, reading }: OneEvidenceRun, { addresses }: Questions): Asked {
  const shown = relative(reading.folder, path);
  const { text, name } = readSource(path, shown, reading.limit);
  const day = asked ?? statSync(path).mtime.toISOString().slice(0, 10);
  const entries = entriesFrom(text, shown, { addresses, day, people });
  const answered = new Set(entries.map(({ answer }) => answer.url));
  const missing = addresses.filter((url) => !answered.has(url));
  return {
    entries,
    unanswered: missing.map((url) => ({ url, because: `it is not in ${name}` })),
    from: [name],
    stops: [],
  };
}

async function write(
  input: Input,
  target: Target,
  { entries, unanswered, from }: Asked,
  { addresses }: Questions,
  earlier: SavedEvidence | null,
  terminal: Terminal,
): Promise<void> {
  const file = evidenceFile({ post: basename(input.path), from, entries, unanswered, earlier, addresses });
  await writeArtifacts([{ ...target, content: toJson(file) }], [input.path]);
  terminal.print(`wrote ${target.shown}`);
}

function conclude(
  { shown }: Input,
  { unanswered, stops }: Asked,
  { addresses }: Questions,
  terminal: Terminal,
): ExitCode {
  const others = unanswered.filter(({ because }) => !stops.includes(because));
  const first = others.at(0);
  const more = others.length > 1 ? ` and ${others.length - 1} more` : '';
  if (first !== undefined) terminal.warn(`${shown}: no answer about ${first.url}${more}: ${first.because}`);
  terminal.print(
    `${shown}: ${addresses.length - unanswered.length} of ${counted(addresses.length, 'address', 'addresses')} answered`,
  );
  if (unanswered.length === 0) return 0;
  return unanswered.length < addresses.length ? 1 : 2;
}
