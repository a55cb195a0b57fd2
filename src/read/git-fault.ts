/** Why git gave no answer. */
export interface GitFault {
  /** Whether git said so by its exit code alone, as it does for what is not there when asked with `--quiet`. */
  readonly silent: boolean;
  /** What went wrong and what to do, in one clause after the name of what was asked for. */
  readonly sentence: string;
}

/** What Node tells of a program that failed. */
interface ExecError {
  readonly code?: string | number | null;
  readonly killed?: boolean;
}

/** Makes a sentence of how git failed: in git's own words, with its way out. `said`: what it wrote to standard error. */
export function faultOf({ code, killed }: ExecError, said: string, timeLimit: number): GitFault {
  return { silent: code === 1 && said === '', sentence: sentenceOf(code, killed === true, said, timeLimit) };
}

function sentenceOf(code: ExecError['code'], killed: boolean, said: string, timeLimit: number): string {
  if (code === 'ENOENT') return 'git is needed to read revisions, and is not installed';
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return 'is larger than the limit; raise it with --max-size if that is meant';
  if (killed) return `git gave no answer within ${timeLimit} seconds`;
  if (/not a git repository/i.test(said)) return 'is not in a git repository';
  const reason = /^(?:fatal|error): (.*)$/m.exec(said)?.[1] ?? said.split('\n')[0] ?? '';
  return `git could not read it${reason === '' ? '' : ` (${reason})`}${wayOut(said)}`;
}

/** What the user can do about it: the command that git names, or what brings back what a clone left out. */
function wayOut(said: string): string {
  const command = /^\s*(git config --global --add safe\.directory .*)$/m.exec(said)?.[1];
  if (command !== undefined) return `: if you trust that repository, run ${command}`;
  if (/promisor|lazy fetching|unable to read [0-9a-f]{40}|missing (?:blob|tree) object/i.test(said))
    return ': an object is not here, as in a partial clone; git fetch --refetch --no-filter gets all of them';
  return '';
}
