import { describe, expect, it, vi } from 'vitest';
import type { Completer } from '../../src/print/parts/worker.ts';
import { atOnce, manyParts, printPages } from '../../src/print/page/print-pages.ts';
import type { OpenPage, Printer } from '../../src/print/page/puppeteer.ts';
import type { PageJob } from '../../src/print/print-job.ts';

/** A page with so many parts. */
function jobOf(parts: number): PageJob {
  return { html: '<p data-new-part>'.repeat(parts - 1), paper: 'A4', timeoutSeconds: 10 };
}

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
  it('takes a second sheet and a second thread for many', () => {
    expect([atOnce(1), atOnce(manyParts - 1), atOnce(manyParts)]).toEqual([1, 1, 2]);
  });

  // A failure that nobody awaits would end the program: vitest fails for it as well.
  it.each([0, 1, 2, 3].flatMap((broken) => [[broken, 4] as const, [broken, manyParts] as const]))(
    'fails with part %i of %i that cannot be completed, and not before it is asked for',
    async (broken, parts) => {
      await expect(printPages(printerOf(parts), jobOf(parts), completerThatFails(broken))).rejects.toThrow('broken');
      await new Promise((resolve) => setImmediate(resolve));
    },
  );

  it.each([1, 2, 3, 4, manyParts])('tells when the browser has all it needs of %i parts', async (parts) => {
    const onLaidOut = vi.fn();
    const never = completerThatFails(0);
    await printPages(printerOf(parts), { ...jobOf(parts), onLaidOut }, never).catch(() => {});
    expect(onLaidOut).toHaveBeenCalledOnce();
  });
});
