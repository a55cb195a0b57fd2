/** How far the glyph of a code reaches in a font, in thousandths of its size. */
export type Widths = (code: number) => number;

/**
 * Writes the glyphs of a content stream, which Chromium shows one by one, each after a step along its line, as whole
 * strings: a third of the bytes, and as much less to read. `widthsOf` tells the widths of a font by its name, or null
 * where they cannot be known. Text that is written in any other way stays as it is.
 */
export function joinGlyphs(stream: Uint8Array, widthsOf: (font: string) => Widths | null): Uint8Array {
  const text = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength).toString('latin1');
  const joined = text.replace(line, (whole, start: string, font: string, size: string, first: string, rest: string) => {
    const widths = widthsOf(font);
    return widths === null ? whole : `${start}${joinLine(first, rest, widths, Number(size))}\nET`;
  });
  return joined === text ? stream : Buffer.from(joined, 'latin1');
}

/** A text object that shows one line, as Chromium writes it; what follows has a place of its own. */
const line = /(BT\n\/(\w+) ([\d.]+) Tf\n[-\d. ]+ Tm\n)<([\da-fA-F]+)> Tj\n((?:-?[\d.]+ 0 Td <[\da-fA-F]+> Tj\n)+)ET/g;

/** Joins the first glyphs and the rest, each with its step; `size` is that of the font, in the units of the steps. */
function joinLine(first: string, rest: string, widths: Widths, size: number): string {
  let joined = `<${first}`;
  let place = 0;
  let pen = widthOf(first, widths) * (size / 1000);
  let isString = true;
  for (let at = 0; at < rest.length;) {
    const [open, close] = [rest.indexOf('<', at), rest.indexOf('>', at)];
    const glyphs = rest.slice(open + 1, close);
    place += Number.parseFloat(rest.slice(at, open));
    // Thousandths of the size, against the direction of reading; the next glyph starts from what comes of it.
    const back = Math.round((pen - place) * (1000 / size));
    if (Math.abs(back) > tolerance) {
      joined += `>${back}<`;
      pen -= back * (size / 1000);
      isString = false;
    }
    joined += glyphs;
    pen += widthOf(glyphs, widths) * (size / 1000);
    at = close + ' Tj\n'.length + 1;
  }
  return isString ? `${joined}> Tj` : `[${joined}>] TJ`;
}

function widthOf(glyphs: string, widths: Widths): number {
  let sum = 0;
  for (let at = 0; at < glyphs.length; at += 4) sum += widths(Number.parseInt(glyphs.slice(at, at + 4), 16));
  return sum;
}

/** What the rounded widths of a font are off by, which no eye sees; it does not add up along a line. */
const tolerance = 2;
