import { fstatSync, writeFileSync } from 'node:fs';
import { systemMessage } from '../errors.ts';

type Stream = NodeJS.WriteStream & { readonly fd: number };

/** Standard output or standard error, with what could not be written to it. */
export interface StandardOutput {
  readonly write: (content: string | Uint8Array) => void;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  /** Waits until everything is out; returns what failed, in words, or null. */
  readonly end: () => Promise<string | null>;
}

/**
 * Opens standard output or standard error. A reader that has seen enough, such as `head`, is no failure. Files are
 * written here and not by the stream, which takes a write for done though a full disk accepted only a part of it.
 */
export function openOutput(stream: Stream): StandardOutput {
  const failures: unknown[] = [];
  const fail = (error: unknown): void => void failures.push(error);
  stream.on('error', fail);
  const isFile = leadsToFile(stream);
  return {
    write: (content) => (isFile ? writeToFile(stream.fd, content, fail) : void stream.write(content)),
    isTTY: stream.isTTY,
    get columns() {
      return stream.columns;
    },
    end: () => new Promise((resolve) => stream.write('', () => resolve(describe(failures)))),
  };
}

/** A file, or a device such as `/dev/full`. */
function leadsToFile(stream: Stream): boolean {
  try {
    const stats = fstatSync(stream.fd);
    return stats.isFile() || (stats.isCharacterDevice() && !stream.isTTY);
  } catch {
    return false;
  }
}

/** Repeats until every byte is written, or the operating system reports why not. */
function writeToFile(descriptor: number, content: string | Uint8Array, fail: (error: unknown) => void): void {
  try {
    writeFileSync(descriptor, content);
  } catch (error) {
    fail(error);
  }
}

function describe(failures: readonly unknown[]): string | null {
  const failure = failures.find((error) => !isClosedPipe(error));
  return failure === undefined ? null : (systemMessage(failure) ?? 'cannot be written');
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
