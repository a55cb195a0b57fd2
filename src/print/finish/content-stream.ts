/** A name within a content stream, without its slash. */
export interface ContentName {
  readonly name: string;
}

/** What an operator works on. Strings are bytes; keywords (`true`, `null`) are names of their own. */
export type Operand = number | Uint8Array | ContentName | readonly Operand[] | ReadonlyMap<string, Operand>;

/** One operator with its operands: the bytes from `start` up to, and without, `end`. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a content stream operator by operator (ISO 32000-1, 7.8.2). What lies between two operations is white space
 * and comments alone, so whoever copies the gaps as they are changes nothing. Throws where the bytes are no such stream.
 */
export function* operationsIn(bytes: Uint8Array): Generator<Operation> {
  const reader: Reader = { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
  let operands: Operand[] = [];
  let start = skipSpace(reader);
  while (reader.at < bytes.length) {
    const value = readObject(reader);
    if (typeof value !== 'string') operands.push(value);
    else {
      if (value === 'BI') skipInlineImage(reader);
      yield { operator: value, operands, start, end: reader.at };
      operands = [];
    }
    const next = skipSpace(reader);
    if (operands.length === 0) start = next;
  }
  if (operands.length > 0) throw new Error('the content stream ends without an operator');
}

/** Gives the name that an operand is, else null. */
export function nameOf(operand: Operand | undefined): string | null {
  return isName(operand) ? operand.name : null;
}

interface Reader {
  readonly bytes: Buffer;
  at: number;
}

const [space, delimiter] = [1, 2];
const kinds = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = space;
for (const character of '()<>[]{}/%') kinds[character.charCodeAt(0)] = delimiter;

function skipSpace(reader: Reader): number {
  const { bytes } = reader;
  for (; reader.at < bytes.length; reader.at++) {
    const code = bytes[reader.at];
    if (code === 0x25) while (reader.at + 1 < bytes.length && !isLineEnd(bytes[reader.at + 1])) reader.at++;
    else if (code === undefined || kinds[code] !== space) break;
  }
  return reader.at;
}

function isLineEnd(code: number | undefined): boolean {
  return code === 10 || code === 13;
}

/** Reads one operand, or gives the operator as a string. */
function readObject(reader: Reader): Operand | string {
  const code = reader.bytes[reader.at];
  switch (code) {
    case 0x2f: // /
      reader.at++;
      return { name: decodeName(readRegular(reader)) };
    case 0x28: // (
      return readLiteralString(reader);
    case 0x5b: // [
      reader.at++;
      return readUntil(reader, 0x5d);
    case 0x3c: // <
      return reader.bytes[reader.at + 1] === 0x3c ? readDictionary(reader) : readHexString(reader);
    default:
      return readWord(reader);
  }
}

function readWord(reader: Reader): Operand | string {
  const number = readNumber(reader);
  if (number !== null) return number;
  const word = readRegular(reader);
  if (word === '') throw new Error(`the content stream has a stray delimiter at ${reader.at}`);
  return keywords.has(word) ? { name: word } : word;
}

const keywords = new Set(['true', 'false', 'null']);

/** Reads a number digit by digit, without making a string of it: a stream is mostly numbers. Null where there is none. */
function readNumber(reader: Reader): number | null {
  const { bytes } = reader;
  let at = reader.at;
  const isNegative = bytes[at] === 0x2d;
  if (isNegative || bytes[at] === 0x2b) at++;
  let digits = 0;
  let value = 0;
  let scale = 0;
  for (; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    if (code === 0x2e && scale === 0) scale = 1;
    else if (code >= 0x30 && code <= 0x39) {
      value = value * 10 + code - 0x30;
      scale *= 10;
      digits++;
    } else if (kinds[code] === 0) return null;
    else break;
  }
  if (digits === 0) return null;
  reader.at = at;
  return (isNegative ? -value : value) / (scale || 1);
}

function readRegular(reader: Reader): string {
  const { bytes } = reader;
  const start = reader.at;
  let packed = 0;
  for (; reader.at < bytes.length; reader.at++) {
    const code = bytes[reader.at] ?? 0;
    if (kinds[code] !== 0) break;
    packed = (packed << 8) | code;
  }
  if (reader.at - start > 4) return bytes.toString('latin1', start, reader.at);
  const known = shortWords.get(packed);
  if (known !== undefined) return known;
  const word = bytes.toString('latin1', start, reader.at);
  shortWords.set(packed, word);
  return word;
}

/** Words of at most four bytes by these bytes as a number: nearly all words of a stream, the same ones over and over. */
const shortWords = new Map<number, string>();

function decodeName(text: string): string {
  return text.includes('#')
    ? text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

function readUntil(reader: Reader, closing: number): readonly Operand[] {
  const values: Operand[] = [];
  for (skipSpace(reader); reader.bytes[reader.at] !== closing; skipSpace(reader)) {
    if (reader.at >= reader.bytes.length) throw new Error('the content stream ends within an array or dictionary');
    const value = readObject(reader);
    if (typeof value === 'string') throw new Error(`the content stream has the operator ${value} within an operand`);
    values.push(value);
  }
  reader.at++;
  return values;
}

function readDictionary(reader: Reader): ReadonlyMap<string, Operand> {
  reader.at += 2;
  const values = readUntil(reader, 0x3e);
  if (reader.bytes[reader.at++] !== 0x3e) throw new Error('the content stream has a broken dictionary');
  const entries = new Map<string, Operand>();
  for (let index = 0; index + 1 < values.length; index += 2) {
    const [key, value] = [values[index], values[index + 1]];
    if (isName(key) && value !== undefined) entries.set(key.name, value);
  }
  return entries;
}

function readHexString(reader: Reader): Uint8Array {
  const { bytes } = reader;
  const end = bytes.indexOf(0x3e, reader.at);
  if (end === -1) throw new Error('the content stream ends within a string');
  const out = Buffer.alloc((end - reader.at) >> 1);
  let count = 0;
  for (reader.at++; reader.at < end; reader.at++) {
    const digit = hexDigits[bytes[reader.at] ?? 0] ?? 0xff;
    if (digit === 0xff) continue;
    out[count >> 1] = (out[count >> 1] ?? 0) | (count % 2 === 0 ? digit << 4 : digit);
    count++;
  }
  reader.at = end + 1;
  return out.subarray(0, (count + 1) >> 1);
}

/** The value of each hexadecimal digit by its code; 255 for all else. */
const hexDigits = new Uint8Array(256).fill(0xff);
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  hexDigits[digit.charCodeAt(0)] = value;
  hexDigits[digit.toUpperCase().charCodeAt(0)] = value;
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function readLiteralString(reader: Reader): Uint8Array {
  const out: number[] = [];
  reader.at++;
  for (let depth = 1; ; reader.at++) {
    const code = reader.bytes[reader.at];
    if (code === undefined) throw new Error('the content stream ends within a string');
    if (code === 0x5c) {
      readEscape(reader, out);
      continue;
    }
    if (code === 0x28) depth++;
    if (code === 0x29 && --depth === 0) break;
    out.push(code);
  }
  reader.at++;
  return Uint8Array.from(out);
}

/** Reads what follows a backslash; leaves the reader on its last byte. */
function readEscape(reader: Reader, out: number[]): void {
  const { bytes } = reader;
  const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', reader.at + 1, reader.at + 4))?.[0];
  if (octal !== undefined) {
    out.push(Number.parseInt(octal, 8) & 0xff);
    reader.at += octal.length;
    return;
  }
  reader.at++;
  const code = bytes[reader.at];
  // A line that ends in a backslash goes on: the line end is not part of the string.
  if (code === 13 && bytes[reader.at + 1] === 10) reader.at++;
  if (code !== undefined && !isLineEnd(code)) out.push(escapes[String.fromCharCode(code)] ?? code);
}

/** Goes past the `EI` of an inline image: its data may hold anything, so `EI` counts only as a word of its own. */
function skipInlineImage(reader: Reader): void {
  const { bytes } = reader;
  const data = bytes.indexOf('ID', reader.at);
  for (let at = bytes.indexOf('EI', data + 3); data !== -1 && at !== -1; at = bytes.indexOf('EI', at + 1)) {
    const [before, after] = [kinds[bytes[at - 1] ?? 0], kinds[bytes[at + 2] ?? 32]];
    if (before !== space || after !== space) continue;
    reader.at = at + 2;
    return;
  }
  throw new Error('the content stream ends within an image');
}

function isName(operand: Operand | undefined): operand is ContentName {
  return typeof operand === 'object' && 'name' in operand;
}
