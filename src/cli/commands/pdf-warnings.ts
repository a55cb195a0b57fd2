import type { RenderedPdf } from '../../pipeline/outputs.ts';

/** What a reader of a PDF would miss, in one sentence each. */
export function pdfWarnings({ shown, missingGlyphs, scale }: RenderedPdf): readonly string[] {
  return [
    ...(missingGlyphs.length === 0
      ? []
      : [
          `${shown}: no font has ${missingGlyphs.slice(0, mostNamedCharacters).join(' ')}; install fonts for them (Debian: ${packagesFor(missingGlyphs).join(', ')})`,
        ]),
    ...(scale >= 1
      ? []
      : [
          `${shown}: something is wider than the paper, so that all is printed at ${Math.round(100 * scale)}% of its size; let it wrap in your templates or style sheets`,
        ]),
  ];
}

/** Characters that a warning names. */
export const mostNamedCharacters = 12;

/** The packages of Debian whose fonts have the characters. */
function packagesFor(characters: readonly string[]): readonly string[] {
  const packageOf = (character: string): string => {
    if (/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}]/u.test(character)) return 'fonts-noto-cjk';
    return /\p{Emoji_Presentation}/u.test(character) ? 'fonts-noto-color-emoji' : 'fonts-noto-core';
  };
  return [...new Set(characters.map(packageOf))].toSorted();
}
