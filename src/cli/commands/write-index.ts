import { join } from 'node:path';
import { settingsFor } from '../../configuration/index.ts';
import { builtInTemplates } from '../../package.ts';
import { readAuditIndex } from '../../pipeline/audit-index.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { renderIndexHtml, renderIndexMarkdown } from '../../render/index-page.ts';
import { inLanguage, openTemplates } from '../../render/index.ts';
import { writeArtifacts } from '../../write/write-file.ts';
import type { Terminal } from '../terminal.ts';
import { prepareOutput } from './prepare-output.ts';

/** Writes one page over all saved reports of a folder into it, as Markdown and HTML. Throws `UserError` where there is none. */
export async function writeIndex(folder: string, shown: string, reading: Reading, terminal: Terminal): Promise<void> {
  // Before the reports are read: those of a killed run are finished first.
  prepareOutput(folder, shown, terminal);
  const audits = await readAuditIndex(folder, shown, reading);
  const { language } = await settingsFor(folder, reading);
  const templates = await inLanguage(await openTemplates([builtInTemplates]), language);
  const pages = {
    'index.md': renderIndexMarkdown(audits, templates),
    'index.html': renderIndexHtml(audits, templates),
  };
  const artifacts = Object.entries(pages).map(([name, content]) => {
    return { path: join(folder, name), shown: join(shown, name), content };
  });
  await writeArtifacts(artifacts, []);
  for (const artifact of artifacts) terminal.print(`wrote ${artifact.shown}`);
}
