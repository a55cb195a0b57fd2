import type { ExtractName, FormatName } from '../../domain/formats.ts';
import type { BrowserChoice, BrowserHandle } from '../../print/index.ts';
import type { Terminal } from '../terminal.ts';

/** Starts the browser where a PDF is wanted; null where none is. `prints`: how many there will be, where that is known. */
export async function startBrowserFor(
  formats: readonly (FormatName | ExtractName)[],
  choice: BrowserChoice,
  terminal: Terminal,
  prints?: number,
): Promise<BrowserHandle | null> {
  if (!formats.includes('pdf')) return null;
  const { startBrowser } = await import('../../print/index.ts');
  const warn = (message: string): void => terminal.complain(`warning: ${message}`);
  return startBrowser(choice, { progress: terminal.progress, warn }, prints);
}
