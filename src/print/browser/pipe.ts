import type { Readable, Writable } from 'node:stream';

/** One end of Chromium's debugging pipe, in the shape Puppeteer asks for. */
export interface Pipe {
  send(message: string): void;
  close(): void;
  onmessage?: (message: string) => void;
  onclose?: () => void;
}

/** Sends and receives messages over two streams: messages are JSON, each ended by a NUL. */
export function openPipe(toBrowser: Writable, fromBrowser: Readable): Pipe {
  const pipe: Pipe = {
    send: (message) => void toBrowser.write(`${message}\0`),
    close: () => void toBrowser.end(),
  };
  const split = splitter((message) => pipe.onmessage?.(message));
  fromBrowser.on('data', (chunk: Buffer) => split(chunk));
  fromBrowser.once('close', () => pipe.onclose?.());
  // A browser that dies mid-sentence is reported by its exit, which says more.
  fromBrowser.on('error', ignore);
  toBrowser.on('error', ignore);
  return pipe;
}

function splitter(onMessage: (message: string) => void): (chunk: Buffer) => void {
  let pending: Buffer[] = [];
  return (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      pending.push(chunk.subarray(start, end));
      // Decoded only when whole: a character may lie across two chunks.
      const message = Buffer.concat(pending).toString('utf8');
      pending = [];
      start = end + 1;
      onMessage(message);
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  };
}

function ignore(): void {}
