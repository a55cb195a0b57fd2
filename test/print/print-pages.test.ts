import { describe, expect, it, vi } from 'vitest';
import type { Completer } from '../../src/print/parts/worker.ts';
import { printPages } from '../../src/print/page/print-pages.ts';
import type { OpenPage, Printer } from '../../src/print/page/puppeteer.ts';

/** A printer whose pages have so many parts, each printed in a turn of the event loop. */
function printerOf(parts: number): Printer {
  const printed = (part: number): Promise<Uint8Array> =>
    new Promise((resolve) => setImmediate(() => resolve(Buffer.from(`part ${part}`))));
  const page: OpenPage = {
    parts,
    hasContents: false,
    pdf: async (part, onSent) => {
      onSent?.();
      return printed(part);
    },
    draft: printed,
    fillContents: async () => {},
    margins: printed,
    close: () => {},
  };
  return { open: async () => page };
}

const job = { html: '<p data-new-part>', paper: 'A4', timeoutSeconds: 10 } as const;

/** Completes nothing: part `broken` fails at once, the others never end. */
function completerThatFails(broken: number): Completer {
  const fail = () => Promise.reject(new Error('broken'));
  const wait = () => new Promise<never>(() => {});
  const complete: Completer['complete'] = (_raw, part) => {
    const outcome = part === broken ? fail : wait;
    const [survey, written] = [outcome(), outcome()];
    for (const one of [survey, written]) one.catch(() => {});
    return { survey, written };
  };
  return { start: () => {}, complete, close: () => {} };
}

describe('printing in parts', () => {
  // A failure that nobody awaits would end the program: vitest fails for it as well.
  it.each([0, 1, 2, 3])(
    'fails with part %i that cannot be completed, and not before it is asked for',
    async (broken) => {
      await expect(printPages(printerOf(4), job, completerThatFails(broken))).rejects.toThrow('broken');
      await new Promise((resolve) => setImmediate(resolve));
    },
  );

  it.each([1, 2, 3, 4])('tells when the browser has all it needs of %i parts', async (parts) => {
    const onLaidOut = vi.fn();
    const never = completerThatFails(0);
    await printPages(printerOf(parts), { ...job, onLaidOut }, never).catch(() => {});
    expect(onLaidOut).toHaveBeenCalledOnce();
  });
});
