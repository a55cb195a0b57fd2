import { systemMessage, UserError } from '../errors.ts';
import { tooLarge } from './source.ts';

/** What came through standard input, and the file as which it is read. */
export interface StandardInput {
  /** Where that file lies or would lie: its folder decides on the configuration, its name on what reports are called. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Reads standard input to its end. Throws `UserError` where that fails, or is more than `limit` bytes. */
export async function readStream(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > limit) throw tooLarge('standard input', limit);
      chunks.push(chunk);
    }
  } catch (error) {
    const message = systemMessage(error);
    throw message === null ? error : new UserError(`standard input: ${message}`);
  }
  if (size === 0) throw new UserError('standard input: is empty');
  return Buffer.concat(chunks);
}

/**
 * Returns what a file with this content would be called, where nobody says: a fetched issue or a report of this program is
 * recognized by how it begins, anything else is a post.
 */
export function nameOfContent(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).subarray(0, beginning).toString('utf8').trimStart().toLowerCase();
  if (text.startsWith('%pdf-')) return 'stdin.pdf';
  if (text.startsWith('<!doctype html')) return 'stdin.html';
  // A post may begin with front matter in JSON.
  const end = Buffer.from(bytes).subarray(-beginning).toString('utf8').trimEnd();
  return text.startsWith('{') && end.endsWith('}') ? 'stdin.json' : 'stdin';
}

/** Enough to hold what a format begins with, behind blank lines, in bytes. */
export const beginning = 256;
