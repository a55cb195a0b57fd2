import { promisify } from 'node:util';
import { deflate, inflateSync, type ZlibOptions } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFObject,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

// The only file that knows the PDF library: every other one gets its names from here.
export {
  decodePDFRawStream,
  type PDFContext,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
};

/** Reads a PDF into its objects; fails where it is none. */
export async function parsePdf(bytes: Uint8Array): Promise<PDFContext> {
  return PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY, true).parseDocument();
}

/** Starts a document whose new objects are numbered from `first`. */
export function makeContext(first: number): PDFContext {
  const context = PDFContext.create();
  context.largestObjectNumber = first - 1;
  return context;
}

/** Gives an object that is written as `text`, which has been written once already. */
export function verbatim(text: string): PDFObject {
  return new Verbatim(text);
}

class Verbatim extends PDFObject {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override toString(): string {
    return this.#text;
  }
}

/** Gives the name of a key; quicker than the library, which looks for escapes each time. */
export function nameFor(key: string): PDFName {
  const known = namesByKey.get(key);
  if (known !== undefined) return known;
  // A copy, as a piece of a longer text would keep all of it in memory.
  const own = Buffer.from(key).toString();
  const name = PDFName.of(own);
  namesByKey.set(own, name);
  return name;
}

const namesByKey = new Map<string, PDFName>();
const keysByName = new WeakMap<PDFName, string>();

/** Gives the reference to an object by its number; quicker than the library, which looks it up by its text. */
export function refTo(number: number): PDFRef {
  return (refs[number] ??= PDFRef.of(number));
}

const refs: PDFRef[] = [];

/** Gives a whole number that is not negative; most are small, and the same over and over. */
export function integer(value: number): PDFNumber {
  return value < 1000 ? (integers[value] ??= PDFNumber.of(value)) : PDFNumber.of(value);
}

const integers: PDFNumber[] = [];

function wordsOf(name: PDFName): string {
  const known = keysByName.get(name);
  if (known !== undefined) return known;
  const words = name.decodeText();
  keysByName.set(name, words);
  return words;
}

/** Gives a dictionary that is there, at the other end of a reference too, else null. */
export function dictAt(dict: PDFDict, key: string): PDFDict | null {
  const value = dict.lookup(nameFor(key));
  return value instanceof PDFDict ? value : null;
}

/** Gives an array that is there, else null. */
export function arrayAt(dict: PDFDict, key: string): PDFArray | null {
  const value = dict.lookup(nameFor(key));
  return value instanceof PDFArray ? value : null;
}

/** Gives a name that is there, without its slash, else null. */
export function nameAt(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(nameFor(key));
  return value instanceof PDFName ? wordsOf(value) : null;
}

/** Gives a number that is there, else null. */
export function numberAt(dict: PDFDict, key: string): number | null {
  const value = dict.lookup(nameFor(key));
  return value instanceof PDFNumber ? value.asNumber() : null;
}

/** Gives a text that is there, decoded, else null. */
export function textAt(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(nameFor(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}

/** Gives a stream that is there, else null. */
export function streamAt(dict: PDFDict, key: string): PDFRawStream | null {
  const value = dict.lookup(nameFor(key));
  return value instanceof PDFRawStream ? value : null;
}

/** Gives the reference under a key itself, where it is one; what it leads to is not looked at. */
export function refAt(dict: PDFDict, key: string): PDFRef | null {
  const value = dict.get(nameFor(key));
  return value instanceof PDFRef ? value : null;
}

/** Makes a dictionary, for `context`. */
export function makeDict(context: PDFContext, entries: Readonly<Record<string, PDFObject>>): PDFDict {
  const dict = PDFDict.withContext(context);
  for (const [key, value] of Object.entries(entries)) dict.set(nameFor(key), value);
  return dict;
}

/** Makes an array, for `context`. */
export function makeArray(context: PDFContext, values: readonly PDFObject[]): PDFArray {
  const array = PDFArray.withContext(context);
  for (const value of values) array.push(value);
  return array;
}

/** Gives the bytes of a stream, decompressed. Throws where it is compressed in a way Chromium does not use. */
export function streamBytes(stream: PDFRawStream): Uint8Array {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  if (filter === undefined) return stream.contents;
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  if (only !== PDFName.of('FlateDecode') || stream.dict.has(PDFName.of('DecodeParms'))) {
    throw new Error(`the PDF has a stream compressed by ${String(filter)}`);
  }
  return inflateSync(stream.contents);
}

/** Compresses bytes, beside the main thread. */
export function compress(bytes: Uint8Array): Promise<Uint8Array> {
  // Ten times as fast as the library's own. The bytes could differ with another zlib, as those Chromium itself
  // compresses do: for one browser and one Node they are the same. One level more would save a thousandth.
  return deflated(bytes, { level: 8, memLevel: 9 });
}

const deflated = promisify<Uint8Array, ZlibOptions, Buffer>(deflate);

/** Makes a compressed stream. `entries` are those of its dictionary, without length and filter. */
export async function compressedStream(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Parameters<PDFContext['stream']>[1] = {},
): Promise<PDFRawStream> {
  return context.stream(await compress(bytes), { ...entries, Filter: 'FlateDecode' });
}

/** Makes a compressed stream with the entries of another, whose bytes it replaces. */
export async function streamWith(context: PDFContext, like: PDFDict, bytes: Uint8Array): Promise<PDFRawStream> {
  const stream = await compressedStream(context, bytes);
  for (const [key, value] of like.entries()) {
    if (!isAboutBytes.has(key)) stream.dict.set(key, value);
  }
  return stream;
}

const isAboutBytes = new Set(['Length', 'Filter', 'DecodeParms'].map((key) => PDFName.of(key)));
