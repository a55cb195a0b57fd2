import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  type PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
  integer,
  makeContext,
  nameFor,
  numberAt,
  parsePdf,
  refTo,
} from './pdf-library.ts';
import { kinds, space } from './stream-words.ts';

/**
 * Reads a PDF into its objects; fails where it is none. What is written as Chromium does, object by object with a plain
 * table at the end, is read here in a third of the time that the library needs, which reads all else.
 */
export async function readPdf(bytes: Uint8Array): Promise<PDFContext> {
  return readPlain(bytes) ?? parsePdf(bytes);
}

/** A file, read up to `at`. `text` has one character for each byte. */
interface Reader {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly context: PDFContext;
  at: number;
}

/** Returns null where the file is written in any other way. */
export function readPlain(bytes: Uint8Array): PDFContext | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const reader: Reader = { text, bytes, context: makeContext(1), at: 0 };
  try {
    readBody(reader);
    return reader.context;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function readBody(reader: Reader): void {
  const { text, context } = reader;
  skipSpace(reader);
  while (isDigit(text.charCodeAt(reader.at))) {
    const [, number = ''] = take(reader, objectStart);
    context.assign(refTo(Number(number)), readIndirect(reader));
    take(reader, objectEnd);
  }
  take(reader, tableStart);
  reader.at = text.indexOf('trailer', reader.at) + 'trailer'.length;
  skipSpace(reader);
  const trailer = readObject(reader);
  take(reader, fileEnd);
  const root = trailer instanceof PDFDict ? trailer.get(nameFor('Root')) : undefined;
  if (!(root instanceof PDFRef) || !(context.lookup(root) instanceof PDFDict)) throw unknown(reader);
  context.trailerInfo.Root = root;
}

const objectStart = /(\d+) 0 obj\s*/y;
const objectEnd = /\s*endobj\s*/y;
const streamStart = /\s*stream\r?\n/y;
const streamEnd = /\s*endstream/y;
const tableStart = /xref\s/y;
const fileEnd = /\s*startxref\s+\d+\s+%%EOF\s*$/y;

function readIndirect(reader: Reader): PDFObject {
  const object = readObject(reader);
  streamStart.lastIndex = reader.at;
  if (!(object instanceof PDFDict) || !streamStart.test(reader.text)) return object;
  const start = streamStart.lastIndex;
  // That of a stream may be an object that follows.
  const length = object.get(nameFor('Length')) instanceof PDFNumber ? numberAt(object, 'Length') : null;
  if (length === null) throw unknown(reader);
  reader.at = start + length;
  take(reader, streamEnd);
  return PDFRawStream.of(object, reader.bytes.subarray(start, start + length));
}

function readObject(reader: Reader): PDFObject {
  const { text } = reader;
  const code = text.charCodeAt(reader.at);
  if (isDigit(code)) return readRefOrInteger(reader);
  switch (code) {
    case 0x2f: // /
      return readName(reader);
    case 0x5b: // [
      return readArray(reader);
    case 0x28: // (
      return readString(reader);
    case 0x3c: // <
      return text.charCodeAt(reader.at + 1) === code ? readDict(reader) : readHexString(reader);
    default:
      return readWord(reader);
  }
}

function readRefOrInteger(reader: Reader): PDFObject {
  const { text } = reader;
  let [at, value] = [reader.at, 0];
  let code = text.charCodeAt(at);
  for (; isDigit(code); code = text.charCodeAt(++at)) value = value * 10 + code - zero;
  if (text.startsWith(' 0 R', at)) {
    reader.at = at + ' 0 R'.length;
    return refTo(value);
  }
  if (code === point || at - reader.at > mostDigits) return readWord(reader);
  reader.at = at;
  return integer(value);
}

const zero = 0x30;
const point = 0x2e;
/** An integer of so many digits is exact. */
const mostDigits = 15;

/** Reads a number with a sign or a point, or a word such as `true`. */
function readWord(reader: Reader): PDFObject {
  const [word] = take(reader, regular);
  const number = Number(word);
  if (!Number.isNaN(number) && !word.includes('e')) return PDFNumber.of(number);
  const known = words.get(word);
  if (known === undefined) throw unknown(reader);
  return known;
}

const regular = /[^\s()<>[\]{}/%]+/y;
const words = new Map<string, PDFObject>([
  ['true', PDFBool.True],
  ['false', PDFBool.False],
  ['null', PDFNull],
]);

function readName(reader: Reader): PDFName {
  const start = reader.at + 1;
  let end = start;
  while (kinds[reader.text.charCodeAt(end)] === 0) end += 1;
  reader.at = end;
  return nameFor(reader.text.slice(start, end));
}

function readArray(reader: Reader): PDFArray {
  const array = PDFArray.withContext(reader.context);
  reader.at += 1;
  for (skipSpace(reader); reader.text.charCodeAt(reader.at) !== 0x5d; skipSpace(reader)) array.push(readObject(reader));
  reader.at += 1;
  return array;
}

function readDict(reader: Reader): PDFDict {
  const { text } = reader;
  const entries = new Map<PDFName, PDFObject>();
  reader.at += 2;
  for (skipSpace(reader); text.charCodeAt(reader.at) === 0x2f; skipSpace(reader)) {
    const key = readName(reader);
    skipSpace(reader);
    entries.set(key, readObject(reader));
  }
  if (!text.startsWith('>>', reader.at)) throw unknown(reader);
  reader.at += 2;
  return PDFDict.fromMapWithContext(entries, reader.context);
}

function readString(reader: Reader): PDFString {
  const [string] = take(reader, flatString);
  return PDFString.of(string.slice(1, -1));
}

/** Without brackets within but escaped ones. */
const flatString = /\((?:[^()\\]|\\[^])*\)/y;

function readHexString(reader: Reader): PDFHexString {
  const [string] = take(reader, hexString);
  return PDFHexString.of(string.slice(1, -1));
}

const hexString = /<[\da-fA-F\s]*>/y;

/** Goes past what has to come next, and gives it with its groups. */
function take(reader: Reader, pattern: RegExp): RegExpExecArray {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found === null) throw unknown(reader);
  reader.at = pattern.lastIndex;
  return found;
}

function skipSpace(reader: Reader): void {
  let code = reader.text.charCodeAt(reader.at);
  for (; kinds[code] === space || code === 0x25; code = reader.text.charCodeAt(reader.at)) {
    // A comment goes up to the end of its line.
    if (code === 0x25) take(reader, comment);
    else reader.at += 1;
  }
}

const comment = /%[^\r\n]*/y;

function isDigit(code: number): boolean {
  return code >= zero && code <= 0x39;
}

function unknown({ at }: Reader): SyntaxError {
  return new SyntaxError(`the PDF has something unexpected at ${at}`);
}
