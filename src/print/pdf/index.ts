import { PrintError, reasonOf } from '../print-error.ts';
import type { PrintJob, PrintedPdf } from '../print-job.ts';
import type { PackedFile } from './attachment.ts';
import { bindParts } from '../parts/merge.ts';
import { firstFree } from '../parts/object-numbers.ts';
import { writeMargins } from '../parts/margins.ts';
import { missingCharacters } from './missing-glyphs.ts';
import { type WrittenPart, readPart, roomFor } from '../parts/part.ts';

export type { WrittenPart } from '../parts/part.ts';
export { type PackedFile, packFile } from './attachment.ts';
export { roomFor } from '../parts/part.ts';
export { type Survey, surveyPdf } from '../parts/page-count.ts';

/** The parts of a page, all completed. */
export interface WrittenParts {
  readonly parts: readonly WrittenPart[];
  /** How many numbers are kept for their objects. */
  readonly numbers: number;
  /** What stands in the margins of all pages, as a PDF of its own; null where the only part holds that itself. */
  readonly margins: Uint8Array | null;
}

/** A page that is printed: as Chromium left it, or in parts. */
export type PrintedPages = WrittenParts | { readonly whole: Uint8Array };

/** Makes a PDF of printed pages that says what it is. Fails where they cannot be read, or show no text at all. */
export async function finishPdf(pages: PrintedPages, job: PrintJob, packed: PackedFile | null): Promise<PrintedPdf> {
  try {
    const { parts, numbers, margins } = 'whole' in pages ? await complete(pages.whole) : pages;
    if (parts.every(({ glyphs, missing }) => glyphs === missing)) throw noText();
    const free = firstFree + numbers;
    const forms = parts.flatMap((part) => Array.from({ length: part.survey.pages }, (_, at) => part.margins + at));
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
    return { bytes, pages: forms.length, missingGlyphs: missingCharacters(job.html, shown, missing) };
  } catch (error) {
    if (error instanceof PrintError) throw error;
    throw new PrintError(
      'bad-pdf',
      `The browser made a PDF that cannot be completed (${reasonOf(error)}): choose another browser.`,
      { cause: error },
    );
  }
}

async function complete(whole: Uint8Array): Promise<WrittenParts> {
  const { complete } = await readPart(whole);
  return { parts: [await complete(0, 0, true)], numbers: roomFor(whole), margins: null };
}

function noText(): PrintError {
  return new PrintError(
    'no-text',
    'The browser made a PDF without any text, as it does when it finds no fonts: install a font (such as fonts-dejavu-core), or choose another browser.',
  );
}
