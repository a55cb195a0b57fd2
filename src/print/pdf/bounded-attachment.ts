import { type Bounds, runBounded } from '../../system/bounded-worker.ts';

/**
 * Returns what `readAttachment` does, within bounds: an object of a few bytes can swell to gigabytes, and a reader of
 * PDF can be kept busy for minutes. Throws `DeadlineError` or `MemoryError`.
 */
export async function readAttachmentWithin(pdf: Uint8Array, limit: number, bounds: Bounds): Promise<Uint8Array | null> {
  const found = await runBounded('./attachment-worker.js', { pdf, limit }, bounds);
  if (found === null || found instanceof Uint8Array) return found;
  // Run from its sources, the program has no worker.
  const { readAttachment } = await import('./read-attachment.ts');
  return readAttachment(pdf, limit);
}
