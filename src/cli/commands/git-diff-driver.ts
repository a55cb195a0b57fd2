import type { Command } from '../commander.ts';
import type { Context } from './context.ts';
import { printable } from '../terminal.ts';
import { addSourceOptions, readingOf, type SourceOptions } from './source-options.ts';

/** The name of the command. */
export const gitDiffDriver = 'git-diff-driver';

/**
 * Adds `git-diff-driver`: what git starts for files with `diff=audit-status` among their attributes, with the path and
 * for each side a file, its blob and its mode (gitattributes(5), "Defining an external diff driver"). Any exit code
 * but 0 would end `git diff`.
 */
export function addGitDiffDriverCommand(program: Command, context: Context): void {
  const command = program
    .command(gitDiffDriver)
    .description('Show what changed among the findings of a post in git diff, which starts it.')
    .argument('<path>', 'path of the file')
    .argument('[sides...]', 'before and after: file, blob and mode of each, and more for a renamed file');
  addSourceOptions(command).action(async (path: string, sides: readonly string[], options: SourceOptions) => {
    const [before, , , after] = sides;
    if (before === undefined || after === undefined) {
      context.print(`${printable(path)}: not merged\n`, 'lines');
      return;
    }
    const { findingsDiff } = await import('../../pipeline/findings-diff.ts');
    const text = await findingsDiff({ path, before, after }, readingOf(options, context));
    context.print(text.split('\n').map(printableLine).join('\n'), 'lines');
  });
}

/** A line as it is, tabs included, without what could drive a terminal. */
function printableLine(line: string): string {
  return line.split('\t').map(printable).join('\t');
}
