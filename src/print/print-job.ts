import type { Paper } from './puppeteer.ts';

/** One page of HTML to print, and what the PDF shall say of itself. */
export interface PrintJob {
  /** A whole document; it carries its own styles, fonts and content policy, since nothing is fetched for it. */
  readonly html: string;
  readonly paper: Paper;
  readonly title: string;
  readonly language: 'en';
  readonly subject?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  /** `YYYY-MM-DD`, kept as its dates of creation and change at 00:00 UTC; null leaves them out. */
  readonly date: string | null;
  /** A file to carry within the PDF, such as the data it shows. */
  readonly attachment: Attachment | null;
  /** The plain text of its headings, in order: repairs the titles of the outline. */
  readonly headings?: readonly string[] | undefined;
  /**
   * Gives the page once more, knowing on which page (from 1) each anchor stands that it links to: for a table of
   * contents. It is printed again then, and must take up as much room as before.
   */
  readonly withPages?: ((pages: ReadonlyMap<string, number>) => string) | undefined;
  /** How long printing may take, once the browser runs. */
  readonly timeoutSeconds: number;
  /** Called when the page is laid out: from then on the browser is busy by itself. */
  readonly onLaidOut?: (() => void) | undefined;
}

/** A file within a PDF. */
export interface Attachment {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly description: string;
}

/** A finished PDF. */
export interface PrintedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters that no font could show, as far as they can be told. */
  readonly missingGlyphs: readonly string[];
}
