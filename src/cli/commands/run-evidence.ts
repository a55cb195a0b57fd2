import { hostsOf } from '../../evidence/ask/service.ts';
import { UserError } from '../../errors.ts';
import { evidenceName } from '../../pipeline/evidence.ts';
import { answerPost, type OneEvidenceRun } from './evidence-one.ts';
import type { ExitCode } from './context.ts';
import type { Input } from './inputs.ts';

/** One run of the evidence command. */
export interface EvidenceRun extends OneEvidenceRun {
  readonly inputs: readonly Input[];
}

/** Asks about each post and writes the answers. Exits with 0 where all were answered, 1 where some were not, 2 for nothing. */
export async function runEvidence(run: EvidenceRun): Promise<ExitCode> {
  // A mistake in an option is one for all posts.
  hostsOf(run.api);
  if (run.out !== null) refuseCollisions(run.inputs);
  const stop = new AbortController();
  const end = (): void => stop.abort();
  process.once('SIGINT', end);
  try {
    const codes: ExitCode[] = [];
    for (const input of run.inputs) codes.push(stop.signal.aborted ? 2 : await one(input, run, stop.signal));
    if (codes.every((code) => code === 0)) return 0;
    return codes.every((code) => code === 2) ? 2 : 1;
  } finally {
    process.removeListener('SIGINT', end);
  }
}

async function one(input: Input, run: EvidenceRun, stop: AbortSignal): Promise<ExitCode> {
  try {
    return await answerPost(input, run, stop);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    run.terminal.warn(error.message);
    return 2;
  }
}

function refuseCollisions(inputs: readonly Input[]): void {
  const seen = new Map<string, string>();
  for (const { path, shown } of inputs) {
    const name = evidenceName(path);
    const other = seen.get(name.toLowerCase());
    if (other !== undefined)
      throw new UserError(
        `${other} and ${shown} would both be written as ${name}: leave out --out, or ask for one at a time`,
      );
    seen.set(name.toLowerCase(), shown);
  }
}
