import { readHexString, readLiteralString } from './stream-strings.ts';
import { decodeName, kinds, readNumber, readRegular, skipSpace, space, type StreamReader } from './stream-words.ts';

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
  const reader: StreamReader = { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
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
export function operandName(operand: Operand | undefined): string | null {
  return isName(operand) ? operand.name : null;
}

/** Gives the strings that an operand is, or is made of. */
export function stringsIn(operand: Operand | undefined): readonly Uint8Array[] {
  if (operand instanceof Uint8Array) return [operand];
  return Array.isArray(operand) ? operand.filter((item) => item instanceof Uint8Array) : [];
}

/** Reads one operand, or gives the operator as a string. */
function readObject(reader: StreamReader): Operand | string {
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

function readWord(reader: StreamReader): Operand | string {
  const number = readNumber(reader);
  if (number !== null) return number;
  const word = readRegular(reader);
  if (word === '') throw new Error(`the content stream has a stray delimiter at ${reader.at}`);
  return keywords.has(word) ? { name: word } : word;
}

const keywords = new Set(['true', 'false', 'null']);

function readUntil(reader: StreamReader, closing: number): readonly Operand[] {
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

function readDictionary(reader: StreamReader): ReadonlyMap<string, Operand> {
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

/** Goes past the `EI` of an inline image: its data may hold anything, so `EI` counts only as a word of its own. */
function skipInlineImage(reader: StreamReader): void {
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
