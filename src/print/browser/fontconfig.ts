import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeFolder } from '../../system/home-folder.ts';

/**
 * Writes a font configuration into `folder` and gives its path: the embedded browser's own fonts first, then those
 * of the system and the user, so that writing systems it has no font for still print.
 */
export function writeFontConfiguration(folder: string, ownFonts: string, cache: string): string {
  const file = join(folder, 'fonts.conf');
  const folders = [ownFonts, '/usr/share/fonts', '/usr/local/share/fonts', ...userFonts()];
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    ...folders.map((one) => `  <dir>${escapeXml(one)}</dir>`),
    `  <cachedir>${escapeXml(join(cache, 'fontconfig'))}</cachedir>`,
    // Generic families mean the same font on every machine.
    ...['sans-serif', 'serif', 'monospace'].map(
      (family) => `  <alias><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
    ),
    '</fontconfig>',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

function userFonts(): readonly string[] {
  const home = homeFolder();
  const data = process.env['XDG_DATA_HOME'] ?? (home === null ? null : join(home, '.local', 'share'));
  return [...(home === null ? [] : [join(home, '.fonts')]), ...(data === null ? [] : [join(data, 'fonts')])];
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
