import { runGit } from './run-git.ts';

/** Returns the lines in which two files differ, as `git diff` shows them without color; empty where git cannot. */
export async function diffOfFiles(folder: string, before: string, after: string): Promise<string> {
  const words = ['diff', '--no-index', '--no-color', '--no-ext-diff', '--no-textconv', '--', before, after];
  const answer = await runGit(folder, words);
  return new TextDecoder().decode(answer.bytes);
}
