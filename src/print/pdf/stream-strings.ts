import { isLineEnd, type StreamReader } from './stream-words.ts';

/** Reads a string of hexadecimal digits. */
export function readHexString(reader: StreamReader): Uint8Array {
  const { bytes } = reader;
  const end = bytes.indexOf(0x3e, reader.at);
  if (end === -1) throw new Error('the content stream ends within a string');
  const out = new Uint8Array((end - reader.at) >> 1);
  let count = 0;
  for (reader.at++; reader.at < end; reader.at++) {
    const digit = hexDigits[bytes[reader.at] ?? 0] ?? 0xff;
    if (digit === 0xff) continue;
    out[count >> 1] = (out[count >> 1] ?? 0) | (count % 2 === 0 ? digit << 4 : digit);
    count++;
  }
  reader.at = end + 1;
  const length = (count + 1) >> 1;
  return length === out.length ? out : out.subarray(0, length);
}

/** The value of each hexadecimal digit by its code; 255 for all else. */
const hexDigits = new Uint8Array(256).fill(0xff);
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  hexDigits[digit.charCodeAt(0)] = value;
  hexDigits[digit.toUpperCase().charCodeAt(0)] = value;
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Reads a string in round brackets. */
export function readLiteralString(reader: StreamReader): Uint8Array {
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
function readEscape(reader: StreamReader, out: number[]): void {
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
