import { createHash } from 'node:crypto';
import { compress } from './pdf-library.ts';
import { type WrittenObjects, streamPieces } from './write-objects.ts';

/**
 * Writes a file of PDF 1.7 from pieces whose objects have numbers from 1 up to, and without, `self`, not necessarily all
 * of them. `trailer` holds the entries that lead to the catalog. Its identifier is a hash of its own bytes, and no clock
 * is asked.
 */
export async function writeFile(pieces: readonly WrittenObjects[], self: number, trailer: string): Promise<Uint8Array> {
  const header = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');
  const all = Buffer.alloc((self + 1) * entryBytes);
  // Object 0 heads the list of free ones, which is empty; a number without an entry has never been used.
  all.writeUInt16BE(0xffff, 5);
  let length = header.length;
  for (const { bytes, entries } of pieces) {
    enter(all, entries, length);
    length += bytes.length;
  }
  enter(all, [self, 1, length, 0], 0);
  const { table, index } = usedIn(all);
  const body = [header, ...pieces.map(({ bytes }) => bytes)];
  const identifier = identifierOf(body);
  const entries = [
    `/Type /XRef\n/Size ${self + 1}\n/Index [${index.join(' ')}]\n/W [1 4 2]`,
    trailer,
    `/ID [<${identifier}> <${identifier}>]`,
    `/Filter /FlateDecode\n/DecodeParms <</Predictor 12 /Columns ${entryBytes}>>\n`,
  ].join('\n');
  const references = streamPieces(self, entries, await compress(differences(table)));
  return Buffer.concat([...body, ...references, Buffer.from(`startxref\n${length}\n%%EOF\n`)]);
}

/** One of the file's table: its kind, its place, its place within that (ISO 32000-1, 7.5.8.3). */
const entryBytes = 7;

function enter(table: Buffer, entries: readonly number[], offset: number): void {
  for (let at = 0; at < entries.length; at += 4) {
    const [to, type, place] = [(entries[at] ?? 0) * entryBytes, entries[at + 1] ?? 0, entries[at + 2] ?? 0];
    table[to] = type;
    table.writeUInt32BE(type === 1 ? offset + place : place, to + 1);
    table.writeUInt16BE(entries[at + 3] ?? 0, to + 5);
  }
}

/** Gives the entries that are used, and where they stand: the first number of each row of them, and how many they are. */
function usedIn(all: Buffer): { readonly table: Buffer; readonly index: readonly number[] } {
  const rows: Buffer[] = [];
  const index: number[] = [];
  const count = all.length / entryBytes;
  const isUsed = (number: number): boolean => number === 0 || (number < count && all[number * entryBytes] !== 0);
  for (let first = 0; first < count;) {
    let end = first;
    while (isUsed(end)) end += 1;
    if (end > first) {
      rows.push(all.subarray(first * entryBytes, end * entryBytes));
      index.push(first, end - first);
    }
    first = Math.max(end, first + 1);
  }
  return { table: Buffer.concat(rows), index };
}

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
function identifierOf(pieces: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex').slice(0, 32);
}
