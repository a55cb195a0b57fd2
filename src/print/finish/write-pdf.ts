import { createHash } from 'node:crypto';
import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRawStream, PDFRef, compress, nameFor } from './pdf.ts';

/**
 * Writes a document as PDF 1.7 with object streams, which more than halve a tagged file (ISO 32000-1, 7.5.7): all that
 * can be reached from its catalog, numbered anew in that order. Its identifier is a hash of its own bytes, and no clock
 * is asked: same objects, same file.
 */
export async function writePdf(context: PDFContext): Promise<Uint8Array> {
  const { Root, Info } = context.trailerInfo;
  const numbering = numberFrom([Root, Info]);
  const file = startFile();
  const groups: Promise<ObjectGroup>[] = [];
  let small: NumberedBody[] = [];
  const closeGroup = (): void => {
    if (small.length > 0) groups.push(makeGroup(small));
    small = [];
  };
  for (const [ref, number] of numbering.all()) {
    const object = context.lookup(ref);
    if (object instanceof PDFRawStream) appendStream(file, number, object, numbering);
    else small.push({ number, body: object === undefined ? 'null' : numbering.written(object) });
    if (small.length === objectsPerGroup) closeGroup();
  }
  closeGroup();
  // Compressed all at once, and written in order.
  for (const group of groups) appendGroup(file, numbering.next(), await group);
  await appendCrossReference(file, numbering.next(), { Root, Info }, numbering);
  return Buffer.concat(file.parts);
}

/** The new numbers of objects: each is given one when it is first referred to. */
interface Numbering {
  /** Gives every object that is referred to, those too that become so meanwhile. */
  all(): Iterable<readonly [PDFRef, number]>;
  /** Writes an object with the new numbers. */
  written(object: PDFObject): string;
  /** Gives a number that no object has. */
  next(): number;
}

function numberFrom(roots: readonly (PDFObject | undefined)[]): Numbering {
  const numbers = new Map<PDFRef, number>();
  let last = 0;
  const next = (): number => (last += 1);
  const numberOf = (ref: PDFRef): number => {
    const known = numbers.get(ref);
    if (known !== undefined) return known;
    numbers.set(ref, next());
    return last;
  };
  const written = (object: PDFObject): string => {
    if (object instanceof PDFRef) return `${numberOf(object)} 0 R`;
    if (object instanceof PDFArray) return `[${object.asArray().map(written).join(' ')}]`;
    if (!(object instanceof PDFDict)) return object.toString();
    let entries = '';
    for (const [key, value] of object.entries()) entries += `${key.toString()} ${written(value)}\n`;
    return `<<${entries}>>`;
  };
  for (const root of roots) if (root instanceof PDFRef) numberOf(root);
  // A map goes on with what is added while it is gone through.
  return { all: () => numbers, written, next };
}

interface File {
  readonly parts: Uint8Array[];
  length: number;
  /** By object number: where it stands. */
  readonly entries: Map<number, Entry>;
}

/** 1: at an offset of the file. 2: in an object stream, at an index. */
type Entry = readonly [type: 1 | 2, place: number, index: number];

function startFile(): File {
  const file: File = { parts: [], length: 0, entries: new Map() };
  append(file, Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'));
  return file;
}

function append(file: File, bytes: Uint8Array): void {
  file.parts.push(bytes);
  file.length += bytes.length;
}

/** Appends a stream; `entries` are those of its dictionary, without its length. */
function appendStreamOf(file: File, number: number, entries: string, contents: Uint8Array): void {
  file.entries.set(number, [1, file.length, 0]);
  const head = `${number} 0 obj\n<<${entries}/Length ${contents.length}>>\nstream\n`;
  // The library keeps what is not ASCII as escapes or as one character a byte.
  append(file, Buffer.from(head, 'latin1'));
  append(file, contents);
  append(file, Buffer.from('\nendstream\nendobj\n'));
}

function appendStream(file: File, number: number, { dict, contents }: PDFRawStream, numbering: Numbering): void {
  // Chromium puts it into an object of its own, which nobody refers to any more then.
  dict.delete(nameFor('Length'));
  appendStreamOf(file, number, numbering.written(dict).slice(2, -2), contents);
}

interface NumberedBody {
  readonly number: number;
  readonly body: string;
}

/** Objects that are kept in one stream. */
interface ObjectGroup {
  readonly numbers: readonly number[];
  /** Entries of the stream's dictionary. */
  readonly entries: string;
  readonly contents: Uint8Array;
}

const objectsPerGroup = 500;

async function makeGroup(objects: readonly NumberedBody[]): Promise<ObjectGroup> {
  let [places, bodies] = ['', ''];
  for (const { number, body } of objects) {
    places += `${number} ${bodies.length} `;
    bodies += `${body}\n`;
  }
  const contents = await compress(Buffer.from(places + bodies, 'latin1'));
  const entries = `/Type /ObjStm\n/N ${objects.length}\n/First ${places.length}\n/Filter /FlateDecode\n`;
  return { numbers: objects.map(({ number }) => number), entries, contents };
}

function appendGroup(file: File, self: number, { numbers, entries, contents }: ObjectGroup): void {
  for (const [index, number] of numbers.entries()) file.entries.set(number, [2, self, index]);
  appendStreamOf(file, self, entries, contents);
}

async function appendCrossReference(
  file: File,
  self: number,
  trailer: { readonly [key: string]: PDFObject | undefined },
  numbering: Numbering,
): Promise<void> {
  const start = file.length;
  file.entries.set(self, [1, start, 0]);
  const size = self + 1;
  const table = Buffer.alloc(size * entryBytes);
  // Object 0 heads the list of free ones; there are no others.
  table.writeUInt16BE(0xffff, 5);
  for (const [number, [type, place, index]] of file.entries) {
    table[number * entryBytes] = type;
    table.writeUInt32BE(place, number * entryBytes + 1);
    table.writeUInt16BE(index, number * entryBytes + 5);
  }
  const contents = await compress(differences(table));
  const identifier = identifierOf(file);
  const entries = [
    `/Type /XRef\n/Size ${size}\n/W [1 4 2]`,
    ...Object.entries(trailer).flatMap(([key, value]) =>
      value === undefined ? [] : [`/${key} ${numbering.written(value)}`],
    ),
    `/ID [<${identifier}> <${identifier}>]`,
    `/Filter /FlateDecode\n/DecodeParms <</Predictor 12 /Columns ${entryBytes}>>\n`,
  ];
  appendStreamOf(file, self, entries.join('\n'), contents);
  append(file, Buffer.from(`startxref\n${start}\n%%EOF\n`));
}

const entryBytes = 7;

/** Writes each entry as its difference from the one above, which it resembles: a fifth of the size when compressed. */
function differences(table: Buffer): Buffer {
  const out = Buffer.alloc((table.length / entryBytes) * (entryBytes + 1));
  for (let at = 0, to = 0; at < table.length; at += entryBytes) {
    // The filter type of PNG that means so (ISO 32000-1, 7.4.4.4).
    out[to++] = 2;
    for (let byte = at; byte < at + entryBytes; byte++) {
      out[to++] = (table[byte] ?? 0) - (byte < entryBytes ? 0 : (table[byte - entryBytes] ?? 0));
    }
  }
  return out;
}

/** Gives 32 hexadecimal digits that stand for what was written so far. */
function identifierOf(file: File): string {
  const hash = createHash('sha256');
  for (const part of file.parts) hash.update(part);
  return hash.digest('hex').slice(0, 32);
}
