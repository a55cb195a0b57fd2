import { parseToUnicode } from './font-reader.ts';
import { type PDFDict, compressedStream, refAt, streamAt, streamBytes } from './pdf-library.ts';
import { withoutRadicals } from './radicals.ts';

/** Rewrites what a font says its glyphs stand for, where it names radicals in the place of ideographs. */
export async function correctTextMap(font: PDFDict): Promise<void> {
  const [stream, ref] = [streamAt(font, 'ToUnicode'), refAt(font, 'ToUnicode')];
  if (stream === null || ref === null) return;
  const texts = [...parseToUnicode(Buffer.from(streamBytes(stream)).toString('latin1'))];
  if (texts.every(([, text]) => withoutRadicals(text) === text)) return;
  const map = Buffer.from(textMap(texts.map(([code, text]) => [code, withoutRadicals(text)])), 'latin1');
  font.context.assign(ref, await compressedStream(font.context, map));
}

/** The most entries that one block may have (Adobe Technical Note 5014, 1.4.1). */
const mostEntries = 100;

/** A ToUnicode map for codes of two bytes (ISO 32000-1, 9.10.3). */
function textMap(texts: readonly (readonly [number, string])[]): string {
  const lines = texts.map(([code, text]) => `<${hex(code)}> <${[...text].map(utf16).join('')}>`);
  const blocks = Array.from({ length: Math.ceil(lines.length / mostEntries) }, (_, at) => {
    const block = lines.slice(at * mostEntries, (at + 1) * mostEntries);
    return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`;
  });
  return `${head}${blocks.join('')}${end}`;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, at) => hex(character.charCodeAt(at))).join('');
}

const head = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`;

const end = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
