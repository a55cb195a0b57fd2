import { join } from 'node:path';
import { builtInTemplates } from '../../package.ts';
import { readAuditIndex } from '../../pipeline/audit-index.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { renderIndexHtml, renderIndexMarkdown } from '../../render/index-page.ts';
import { openTemplates } from '../../render/index.ts';
import { prepareFolder, writeArtifacts } from '../../write/write-file.ts';
import type { Terminal } from '../terminal.ts';

/** Writes one page over all saved reports of a folder into it, as Markdown and HTML. Throws `UserError` where there is none. */
export async function writeIndex(folder: string, shown: string, reading: Reading, terminal: Terminal): Promise<void> {
  const audits = await readAuditIndex(folder, shown, reading);
  const templates = await openTemplates([builtInTemplates]);
  prepareFolder(folder, shown);
  const pages = {
    'index.md': renderIndexMarkdown(audits, templates),
    'index.html': renderIndexHtml(audits, templates),
  };
  const artifacts = Object.entries(pages).map(([name, content]) => {
    return { path: join(folder, name), shown: join(shown, name), content };
  });
  await writeArtifacts(artifacts, []);
  for (const artifact of artifacts) terminal.say(`wrote ${artifact.shown}`);
}
