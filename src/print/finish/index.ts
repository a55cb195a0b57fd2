import { PrintError, reasonOf } from '../print-error.ts';
import type { PrintJob, PrintedPdf } from '../print-job.ts';
import { bindParts } from './bind.ts';
import { writeMargins } from './margins.ts';
import { missingCharacters } from './missing-glyphs.ts';
import { type WrittenPart, preparePart } from './part.ts';

export type { Prepared, WrittenPart } from './part.ts';
export { type Survey, surveyPdf } from './survey.ts';

/** A page as Chromium prints it, in parts where it has some. */
export interface PrintedPages {
  /** The first part, or the whole page where that is its only one. */
  readonly first: Uint8Array;
  /** Those after it, completed. */
  readonly others: readonly WrittenPart[];
  /** The first number that no object of these has. */
  readonly next: number;
  /** What stands in the margins of all pages, as a PDF of its own; null where the only part holds that itself. */
  readonly margins: Uint8Array | null;
}

/** Makes a PDF of printed pages that says what it is. Fails where they cannot be read, or show no text at all. */
export async function finishPdf({ first, others, next, margins }: PrintedPages, job: PrintJob): Promise<PrintedPdf> {
  try {
    const prepared = await preparePart(first, 0, others.length === 0);
    const parts = [await prepared.write(next), ...others];
    if (parts.every(({ glyphs, missing }) => glyphs === missing)) throw noText();
    const free = next + prepared.numbers;
    const forms = parts.flatMap((part) => Array.from({ length: part.pages }, (_, at) => part.margins + at));
    const drawn = margins === null ? null : await writeMargins(margins, forms, free);
    const bytes = await bindParts(parts, drawn === null ? [] : [drawn.objects], free + (drawn?.numbers ?? 0), job);
    const shown = new Set(parts.flatMap((part) => [...part.shown]));
    const missing = parts.reduce((sum, part) => sum + part.missing, 0);
    const pages = parts.reduce((sum, part) => sum + part.pages, 0);
    return { bytes, pages, missingGlyphs: missingCharacters(job.html, shown, missing) };
  } catch (error) {
    if (error instanceof PrintError) throw error;
    throw new PrintError(
      'bad-pdf',
      `The browser made a PDF that cannot be completed (${reasonOf(error)}): choose another browser.`,
      { cause: error },
    );
  }
}

function noText(): PrintError {
  return new PrintError(
    'no-text',
    'The browser made a PDF without any text, as it does when it finds no fonts: install a font (such as fonts-dejavu-core), or choose another browser.',
  );
}
