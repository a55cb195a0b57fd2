import type { Command } from '../commander.ts';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { settingsFor } from '../../configuration/index.ts';
import { UserError } from '../../errors.ts';
import { builtInTemplates } from '../../package.ts';
import { writeArtifacts } from '../../write/write-file.ts';
import { type Context, shownPath } from './context.ts';
import { prepareOutput } from './prepare-output.ts';
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
      // Before the reports are read: those of a killed run are finished first.
      prepareOutput(path, shown, context.terminal);
      const { readAuditIndex } = await import('../../pipeline/audit-index.ts');
      const { renderIndexHtml, renderIndexMarkdown } = await import('../../render/index-page.ts');
      const { inLanguage, openTemplates } = await import('../../render/index.ts');
      const reading = readingOf(options, context);
      const audits = await readAuditIndex(path, shown, reading);
      const { language } = await settingsFor(path, reading);
      const templates = inLanguage(await openTemplates([builtInTemplates]), language);
      const pages = {
        'index.md': renderIndexMarkdown(audits, templates),
        'index.html': renderIndexHtml(audits, templates),
      };
      const artifacts = Object.entries(pages).map(([name, content]) => {
        return { path: join(path, name), shown: join(shown, name), content };
      });
      await writeArtifacts(artifacts, []);
      for (const artifact of artifacts) context.terminal.say(`wrote ${artifact.shown}`);
    });
}
