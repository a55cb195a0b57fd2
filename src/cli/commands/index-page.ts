import type { Command } from '../commander.ts';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import { type Context, shownPath } from './context.ts';
import { addSourceOptions, readingOf, type SourceOptions } from './source-options.ts';

/** Adds `index`: writes one page over all audits of a folder. */
export function addIndexCommand(program: Command, context: Context): void {
  const command = program
    .command('index')
    .description('Write index.md and index.html over all saved reports (JSON) in a folder (default: output/).')
    .argument('[folder]', 'where the reports lie, and the index is written');
  addSourceOptions(command)
    .option('-q, --quiet', 'print only warnings and errors')
    .action(async (folder: string | undefined, options: SourceOptions) => {
      const path = folder === undefined ? join(context.root, 'output') : resolve(context.folder, folder);
      const shown = shownPath(context, path);
      if (!existsSync(path)) throw new UserError(`${shown}: does not exist`);
      const { writeIndex } = await import('./write-index.ts');
      await writeIndex(path, shown, readingOf(options, context), context.terminal);
    });
}
