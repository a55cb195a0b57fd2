import { papers, type Theme } from '../domain/settings.ts';
import type { Entry } from './entry.ts';

/** Reads the look of reports: a few colors, a font, the paper. Throws `UserError` for what could not be read on paper. */
export function readTheme(entry: Entry | undefined): Theme {
  const fields =
    entry?.fields(['accent', 'link', 'font', 'paper']) ?? new Map<'accent' | 'link' | 'font' | 'paper', Entry>();
  const [accent, link, font, paper] = [
    fields.get('accent'),
    fields.get('link'),
    fields.get('font'),
    fields.get('paper'),
  ];
  return {
    accent: accent === undefined ? null : readColor(accent),
    link: link === undefined ? null : readColor(link),
    font: font === undefined ? null : readFont(font),
    paper: paper === undefined ? null : paper.oneOf(papers, 'paper'),
  };
}

function readColor(entry: Entry): string {
  const color = entry.text().toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(color)) return entry.fail('has to be a color such as "#12395f"');
  const contrast = 1.05 / (luminance(color) + 0.05);
  if (contrast < 4.5)
    return entry.fail(`has a contrast of ${contrast.toFixed(1)} to 1 on white paper; text needs 4.5 to 1`);
  return color;
}

function readFont(entry: Entry): string {
  const font = entry.text(80);
  return /^[\p{L}\d][\p{L}\d -]*$/u.test(font)
    ? font
    : entry.fail('has to be the name of one font, in letters and digits');
}

/** WCAG 2.2: relative luminance, 0 for black and 1 for white. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
