import { createHash } from 'node:crypto';
import {
  type PDFContext,
  PDFHexString,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  compressedStream,
  makeArray,
  nameAt,
} from './pdf.ts';

/**
 * Writes all objects as a PDF 1.7 with object streams, which more than halve a tagged file (ISO 32000-1, 7.5.7).
 * Its identifier is a hash of its own bytes, and no clock is asked: same objects, same file. Takes time in proportion
 * to their number, which the library's own writer does not.
 */
export async function writePdf(context: PDFContext): Promise<Uint8Array> {
  const objects = context.enumerateIndirectObjects().filter(([, object]) => !isContainer(object));
  const file: File = { parts: [], length: 0, entries: new Map() };
  append(file, Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'));
  for (const [ref, object] of objects) if (object instanceof PDFRawStream) appendObject(file, ref, object);
  const small = objects.filter(([, object]) => !(object instanceof PDFRawStream));
  const groups = Array.from({ length: Math.ceil(small.length / objectsPerStream) }, (_, at) =>
    makeObjectStream(context, small.slice(at * objectsPerStream, (at + 1) * objectsPerStream)),
  );
  for (const { ref, numbers, stream } of groups) {
    for (const [index, number] of numbers.entries()) file.entries.set(number, [2, ref.objectNumber, index]);
    // Compressed all at once, and written in order.
    appendObject(file, ref, await stream);
  }
  await appendCrossReference(file, context);
  return Buffer.concat(file.parts);
}

/** True for the containers of the file that was read: what they held has been taken out. */
function isContainer(object: PDFObject): boolean {
  return object instanceof PDFRawStream && ['ObjStm', 'XRef'].includes(nameAt(object.dict, 'Type') ?? '');
}

interface File {
  readonly parts: Buffer[];
  length: number;
  /** By object number: where it stands. */
  readonly entries: Map<number, Entry>;
}

/** 1: at an offset of the file. 2: in an object stream, at an index. */
type Entry = readonly [type: 1 | 2, place: number, index: number];

const objectsPerStream = 500;

function append(file: File, bytes: Buffer): void {
  file.parts.push(bytes);
  file.length += bytes.length;
}

function appendObject(file: File, ref: PDFRef, object: PDFObject): void {
  file.entries.set(ref.objectNumber, [1, file.length, ref.generationNumber]);
  append(file, Buffer.from(`${ref.objectNumber} ${ref.generationNumber} obj\n`));
  append(file, bytesOf(object));
  append(file, Buffer.from('\nendobj\n'));
}

interface ObjectStream {
  readonly ref: PDFRef;
  /** The numbers of the objects in it, in order. */
  readonly numbers: readonly number[];
  readonly stream: Promise<PDFRawStream>;
}

function makeObjectStream(context: PDFContext, objects: readonly [PDFRef, PDFObject][]): ObjectStream {
  const bodies = objects.map(([, object]) => `${object.toString()}\n`);
  const places: number[] = [];
  let offset = 0;
  for (const [index, [ref]] of objects.entries()) {
    places.push(ref.objectNumber, offset);
    offset += bodies[index]?.length ?? 0;
  }
  const index = `${places.join(' ')}\n`;
  const dict = { Type: 'ObjStm', N: objects.length, First: index.length };
  // The library keeps what is not ASCII as escapes or as one character a byte.
  const bytes = Buffer.from(`${index}${bodies.join('')}`, 'latin1');
  const numbers = objects.map(([ref]) => ref.objectNumber);
  return { ref: context.nextRef(), numbers, stream: compressedStream(context, bytes, dict) };
}

async function appendCrossReference(file: File, context: PDFContext): Promise<void> {
  const self = context.nextRef();
  const start = file.length;
  file.entries.set(self.objectNumber, [1, start, 0]);
  const size = self.objectNumber + 1;
  const table = Buffer.alloc(size * entryBytes);
  // Object 0 heads the list of free ones, and numbers that are not used are free as well: all zeros.
  table.writeUInt16BE(0xffff, 5);
  for (const [number, [type, place, index]] of file.entries) {
    table[number * entryBytes] = type;
    table.writeUInt32BE(place, number * entryBytes + 1);
    table.writeUInt16BE(index, number * entryBytes + 5);
  }
  const stream = await compressedStream(context, differences(table), {
    Type: 'XRef',
    Size: size,
    W: [1, 4, 2],
    DecodeParms: { Predictor: 12, Columns: entryBytes },
  });
  const { Root, Info } = context.trailerInfo;
  const entries = { Root, Info, ID: identifierOf(file, context) };
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) stream.dict.set(context.obj(key), value);
  appendObject(file, self, stream);
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

function identifierOf(file: File, context: PDFContext): PDFObject {
  const hash = createHash('sha256');
  for (const part of file.parts) hash.update(part);
  const identifier = PDFHexString.of(hash.digest('hex').slice(0, 32));
  return makeArray(context, [identifier, identifier]);
}

function bytesOf(object: PDFObject): Buffer {
  const bytes = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}
