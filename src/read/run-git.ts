import { execFile } from 'node:child_process';
import { delimiter, isAbsolute } from 'node:path';
import { UserError } from '../errors.ts';
import { faultOf, type GitFault } from './git-fault.ts';

/** What git answered: its output, or why there is none. */
export interface GitAnswer {
  /** Its output, whole where there is no fault. */
  readonly bytes: Uint8Array;
  /** Why it ended otherwise than well; null where it did not. */
  readonly fault: GitFault | null;
}

/** 64 MiB: the lists of a repository with 100,000 commits of one file take a third of it. */
const largestList = 64 * 1024 * 1024;
/** Seconds: far more than a repository on a slow disk needs for one question. */
const timeLimit = 60;

/**
 * Runs git without a shell, and without whatever else a repository or the environment may ask it to start or fetch. The
 * only place that does. `limit`: most bytes of the answer; `seconds`: longest time for it.
 */
export function runGit(
  folder: string,
  words: readonly string[],
  limit: number = largestList,
  seconds: number = timeLimit,
): Promise<GitAnswer> {
  const options = {
    encoding: 'buffer',
    maxBuffer: limit,
    timeout: seconds * 1000,
    windowsHide: true,
    env: environment(process.env),
  } as const;
  return new Promise((resolve) => {
    execFile('git', ['-C', folder, ...fixedOptions, ...words], options, (error, stdout, stderr) => {
      resolve({ bytes: stdout, fault: error === null ? null : faultOf(error, textOf(stderr), seconds) });
    });
  });
}

/** Asks git, and returns its answer as text without the last line break. Throws `UserError` in git's words. */
export async function askGit(folder: string, words: readonly string[], shown: string): Promise<string> {
  const answer = await runGit(folder, words);
  if (answer.fault !== null) throw new UserError(`${shown}: ${answer.fault.sentence}`);
  return textOf(answer.bytes);
}

/** As `askGit`; null where git has no answer, and says so by its exit code alone. */
export async function askGitQuietly(folder: string, words: readonly string[], shown: string): Promise<string | null> {
  const answer = await runGit(folder, words);
  if (answer.fault === null) return textOf(answer.bytes);
  if (answer.fault.silent) return null;
  throw new UserError(`${shown}: ${answer.fault.sentence}`);
}

/** Settings of a user or a repository that would change an answer, each set to what git does without it. */
const fixedOptions = [
  '--no-pager',
  '--literal-pathspecs',
  '--no-replace-objects',
  ...[
    'color.ui=false',
    'core.fsmonitor=false',
    'diff.algorithm=default',
    'diff.context=3',
    'diff.ignoreSubmodules=none',
    'diff.indentHeuristic=true',
    'diff.interHunkContext=0',
    'diff.noPrefix=false',
    'diff.orderFile=/dev/null',
    'diff.relative=false',
    'diff.renameLimit=1000',
    'diff.renames=true',
    'i18n.logOutputEncoding=UTF-8',
    'log.diffMerges=separate',
    'log.follow=false',
    'log.mailmap=false',
    'log.showRoot=true',
    'log.showSignature=false',
    'protocol.allow=never',
  ].flatMap((setting) => ['-c', setting]),
] as const;

/** Without variables that change how paths are read or diffs are made; git itself is not taken from a package of npm. */
function environment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(own).filter(([name]) => !unwanted.has(name.toUpperCase()));
  const [pathName = 'PATH', path = ''] = kept.find(([name]) => name.toUpperCase() === 'PATH') ?? [];
  return {
    ...Object.fromEntries(kept),
    [pathName]: trustedFolders(path),
    LC_ALL: 'C',
    // No protocol has this name: nothing is fetched, whatever a promisor remote says. An empty value is lost on Windows.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

const unwanted = new Set([
  'GIT_DIFF_OPTS',
  'GIT_EXTERNAL_DIFF',
  'GIT_GLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_PAGER',
]);

/** `npx` and `npm run` put the programs of every package of a project before those of the system. */
function trustedFolders(path: string): string {
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder))
    .join(delimiter);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\n$/, '');
}
