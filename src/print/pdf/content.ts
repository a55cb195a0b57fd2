import type { PDFRef } from './pdf-library.ts';

/** What the pages show. */
export interface PageContent {
  /** The text of each marked content, by `contentKey`. */
  readonly texts: Map<string, string>;
  /** Where the marked contents of figures stand on their pages, by `contentKey`, in points from the lower left. */
  readonly areas: Map<string, Box>;
  /** Every character that has a glyph of its own. */
  readonly shown: Set<string>;
  /** How many glyphs there are, and how many of them are boxes that stand for a missing one. */
  glyphs: number;
  missing: number;
  /** How large they are drawn: 1, or less where something is wider than the paper. */
  scale: number;
}

/** An upright rectangle. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Gives the name of a marked content within the page, or the form drawn on it, that holds it. */
export function contentKey(holder: PDFRef, mcid: number): string {
  return `${holder.tag} ${mcid}`;
}

/** Decodes a text string: UTF-16 with its mark, else Latin. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return Buffer.from(bytes).toString('latin1');
  return Buffer.from(bytes.subarray(2, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}
