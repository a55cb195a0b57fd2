import { withoutRadicals } from './radicals.ts';
import type { Widths } from './joined-glyphs.ts';
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  arrayAt,
  dictAt,
  nameAt,
  numberAt,
  streamAt,
  streamBytes,
} from './pdf-library.ts';

/** What the codes of one font mean. */
export interface FontReader {
  /** Calls back for each glyph of a string: what it stands for, and whether it is the box of a missing one. */
  read(string: Uint8Array, onGlyph: (text: string, isMissing: boolean) => void): void;
  /** How wide each glyph of two bytes is; null for fonts of another kind. */
  readonly widths: Widths | null;
}

/** Learns to read the text shown in a font. */
export function readFont(font: PDFDict): FontReader {
  const stream = streamAt(font, 'ToUnicode');
  const map = stream === null ? [] : parseToUnicode(Buffer.from(streamBytes(stream)).toString('latin1'));
  const texts = new Map([...map].map(([code, text]) => [code, withoutRadicals(text)]));
  // Chromium makes two kinds: Type 0 with glyph numbers of two bytes, and Type 3 with one byte for a named drawing.
  const isWide = nameAt(font, 'Subtype') === 'Type0';
  const missing = isWide ? new Set([0]) : missingCodes(font);
  return {
    widths: isWide ? readWidths(font) : null,
    read(string, onGlyph) {
      const step = isWide ? 2 : 1;
      for (let at = 0; at + step <= string.length; at += step) {
        const code = isWide ? (string[at] ?? 0) * 256 + (string[at + 1] ?? 0) : (string[at] ?? 0);
        onGlyph(texts.get(code) ?? '', missing.has(code));
      }
    },
  };
}

/** Reads the widths of a font whose codes have two bytes (ISO 32000-1, 9.7.4.3). */
function readWidths(font: PDFDict): Widths | null {
  const inner = arrayAt(font, 'DescendantFonts')?.lookup(0);
  if (!(inner instanceof PDFDict)) return null;
  const byCode = new Map<number, number>();
  const list = (arrayAt(inner, 'W')?.asArray() ?? []).map((value) => font.context.lookup(value));
  for (let at = 0; at + 1 < list.length;) {
    const [first, next, last] = [numberIn(list[at]), list[at + 1], list[at + 2]];
    if (next instanceof PDFArray) {
      for (const [index, width] of next.asArray().entries()) byCode.set(first + index, numberIn(width));
      at += 2;
    } else {
      for (let code = first; code <= Math.min(numberIn(next), 0xffff); code++) byCode.set(code, numberIn(last));
      at += 3;
    }
  }
  const usual = numberAt(inner, 'DW') ?? 1000;
  return (code) => byCode.get(code) ?? usual;
}

function numberIn(value: unknown): number {
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

/** Reads the part of a ToUnicode map that Chromium writes: single codes and ranges of them. */
export function parseToUnicode(cmap: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, code = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      texts.set(Number.parseInt(code, 16), utf16(text));
    }
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, first = '', last = '', text = '', list = ''] of block.matchAll(rangePattern)) {
      addRange(texts, Number.parseInt(first, 16), Number.parseInt(last, 16), text, list);
    }
  }
  return texts;
}

const rangePattern = /<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])/gs;

function addRange(texts: Map<number, string>, first: number, last: number, text: string, list: string): void {
  const each = [...list.matchAll(/<(\w+)>/g)].map(([, item = '']) => utf16(item));
  const start = utf16(text);
  const [head, tail] = [start.slice(0, -1), start.charCodeAt(start.length - 1)];
  for (let code = first; code <= last && code - first < 0x10000; code++) {
    const value = text === '' ? each[code - first] : head + String.fromCharCode(tail + code - first);
    if (value !== undefined) texts.set(code, value);
  }
}

function utf16(hex: string): string {
  const units = hex.match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}

/** Lists the codes of a Type 3 font that draw its box for missing glyphs. */
function missingCodes(font: PDFDict): ReadonlySet<number> {
  const encoding = dictAt(font, 'Encoding');
  const differences = encoding?.lookup(PDFName.of('Differences'));
  const missing = new Set<number>();
  let code = 0;
  for (const value of differences instanceof PDFArray ? differences.asArray() : []) {
    if (value instanceof PDFNumber) code = value.asNumber();
    else if (value instanceof PDFName) {
      if (['g0', '.notdef'].includes(value.decodeText())) missing.add(code);
      code++;
    }
  }
  return missing;
}
