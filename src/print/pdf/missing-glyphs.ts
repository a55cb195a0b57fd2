/**
 * Lists the characters of a page that no font could show: those of its text that have no glyph in the PDF.
 * Where none can be named although boxes were drawn, it holds the replacement character alone.
 */
export function missingCharacters(html: string, shown: ReadonlySet<string>, boxes: number): readonly string[] {
  if (boxes === 0) return [];
  const characters = [...new Set(visibleText(html).normalize('NFC'))];
  const missing = characters.filter((character) => !invisible.test(character) && !isShown(character, shown));
  return missing.length === 0 ? ['\uFFFD'] : missing.sort();
}

// Such characters are not expected to have a glyph of their own; what is ASCII is in every font.
const invisible =
  /[\p{White_Space}\p{Control}\p{Format}\p{Mark}\p{Surrogate}\p{Default_Ignorable_Code_Point}\p{ASCII}]/u;

function isShown(character: string, shown: ReadonlySet<string>): boolean {
  // Letters of cursive scripts are shown in forms of their own, which do not lead back to them.
  if (/\p{Script=Arabic}/u.test(character)) return [...shown].some((one) => /\p{Script=Arabic}/u.test(one));
  const forms = [character, character.normalize('NFKC'), character.toUpperCase(), character.toLowerCase()];
  return forms.some((form) => [...form].every((part) => shown.has(part)));
}

function visibleText(html: string): string {
  const text = html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<(head|style|script|template)\b.*?<\/\1\s*>/gis, '')
    .replace(/<[^>]*>/g, ' ');
  return text.replace(/&#(x[0-9a-f]+|\d+);/gi, (reference, code: string) => decoded(code) ?? reference);
}

function decoded(code: string): string | null {
  const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 10);
  return point <= 0x10ffff ? String.fromCodePoint(point) : null;
}
