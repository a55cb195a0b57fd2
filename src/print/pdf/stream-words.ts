/** A content stream, read up to `at`. */
export interface StreamReader {
  readonly bytes: Buffer;
  at: number;
}

const delimiter = 2;
/** The kind of white space. */
export const space = 1;
/** What each byte is: white space, a delimiter, or 0: part of a word or number. */
export const kinds = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = space;
for (const character of '()<>[]{}/%') kinds[character.charCodeAt(0)] = delimiter;

/** Skips white space and comments; gives the place after them. */
export function skipSpace(reader: StreamReader): number {
  const { bytes } = reader;
  for (; reader.at < bytes.length; reader.at++) {
    const code = bytes[reader.at];
    if (code === 0x25) while (reader.at + 1 < bytes.length && !isLineEnd(bytes[reader.at + 1])) reader.at++;
    else if (code === undefined || kinds[code] !== space) break;
  }
  return reader.at;
}

/** Tells the bytes that end a line. */
export function isLineEnd(code: number | undefined): boolean {
  return code === 10 || code === 13;
}

/** Reads a number digit by digit, without making a string of it: a stream is mostly numbers. Null where there is none. */
export function readNumber(reader: StreamReader): number | null {
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

/** Reads up to the next space or delimiter. */
export function readRegular(reader: StreamReader): string {
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

/** Decodes the escapes of a name. */
export function decodeName(text: string): string {
  return text.includes('#')
    ? text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}
