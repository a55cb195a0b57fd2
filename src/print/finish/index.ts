import { PrintError, reasonOf } from '../print-error.ts';
import type { PrintJob, PrintedPdf } from '../print-job.ts';
import type { PackedFile } from './attachment.ts';
import { bindParts } from './bind.ts';
import { firstFree } from './foreign.ts';
import { writeMargins } from './margins.ts';
import { missingCharacters } from './missing-glyphs.ts';
import { type WrittenPart, completePart, roomFor } from './part.ts';

export type { WrittenPart } from './part.ts';
export { type PackedFile, packFile } from './attachment.ts';
export { roomFor } from './part.ts';
export { type Survey, surveyPdf } from './survey.ts';

/** Parts that are completed, and how many numbers are kept for their objects. */
export interface WrittenParts {
  readonly written: readonly WrittenPart[];
  readonly numbers: number;
}

/** A page as Chromium prints it, in parts where it has some. */
export interface PrintedPages {
  /** The first part, or the whole page where that is its only one. */
  readonly first: Uint8Array;
  /** Those after it. */
  readonly others: WrittenParts;
  /** What stands in the margins of all pages, as a PDF of its own; null where the only part holds that itself. */
  readonly margins: Uint8Array | null;
}

/** Makes a PDF of printed pages that says what it is. Fails where they cannot be read, or show no text at all. */
export async function finishPdf(
  { first, others, margins }: PrintedPages,
  job: PrintJob,
  packed: PackedFile | null,
): Promise<PrintedPdf> {
  try {
    const parts = [await completePart(first, 0, others.numbers, margins === null), ...others.written];
    if (parts.every(({ glyphs, missing }) => glyphs === missing)) throw noText();
    const free = firstFree + others.numbers + roomFor(first);
    const forms = parts.flatMap(({ survey, margins }) => Array.from({ length: survey.pages }, (_, at) => margins + at));
    const drawn = margins === null ? null : await writeMargins(margins, forms, free);
    const bytes = await bindParts(
      parts,
      drawn === null ? [] : [drawn.objects],
      free + (drawn?.numbers ?? 0),
      job,
      packed,
    );
    const shown = new Set(parts.flatMap((part) => [...part.shown]));
    const missing = parts.reduce((sum, part) => sum + part.missing, 0);
    const pages = parts.reduce((sum, { survey }) => sum + survey.pages, 0);
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
