import { dirname, join } from 'node:path';
import { configurationFor, settingsFor } from '../../configuration/index.ts';
import { defaultSettings, type Language } from '../../domain/settings.ts';
import { builtInTemplates } from '../../package.ts';
import { readAuditIndex } from '../../pipeline/audit-index.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { renderIndexHtml, renderIndexMarkdown } from '../../render/index-page.ts';
import { inLanguage, openTemplates } from '../../render/index.ts';
import { writeArtifacts } from '../../write/write-file.ts';
import type { Terminal } from '../terminal.ts';
import { prepareOutput } from './prepare-output.ts';

/**
 * Writes one page over all saved reports of a folder into it, as Markdown and HTML. `posts`: those whose reports were written
 * in the same run. Throws `UserError` where there is none.
 */
export async function writeIndex(
  folder: string,
  shown: string,
  reading: Reading,
  terminal: Terminal,
  posts: readonly string[] = [],
): Promise<void> {
  // Before the reports are read: those of a killed run are finished first.
  prepareOutput(folder, shown, terminal);
  const audits = await readAuditIndex(folder, shown, reading);
  const language = await languageOf(folder, posts, reading);
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

/** By the configuration of the folder; without one, that of the posts, where they have one language. */
async function languageOf(folder: string, posts: readonly string[], reading: Reading): Promise<Language> {
  const isConfigured = (await configurationFor(folder, reading)) !== null;
  const folders = isConfigured || posts.length === 0 ? [folder] : posts.map((post) => dirname(post));
  const settings = await Promise.all([...new Set(folders)].map((near) => settingsFor(near, reading)));
  const [language = defaultSettings.language, ...others] = new Set(settings.map((one) => one.language));
  return others.length === 0 ? language : defaultSettings.language;
}
