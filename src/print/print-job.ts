import type { Paper } from '../domain/settings.ts';

/** One page of HTML to print. */
export interface PageJob {
  /** A whole document; it carries its own styles, fonts and content policy, since nothing is fetched for it. */
  readonly html: string;
  readonly paper: Paper;
  /** How long printing may take, once the browser runs. */
  readonly timeoutSeconds: number;
  /** Called when the page is laid out and is being printed: from then on the browser is busy by itself. */
  readonly onLaidOut?: (() => void) | undefined;
  /** Called when one more of its parts is printed, where it has some. */
  readonly onPart?: ((printed: number, parts: number) => void) | undefined;
}

/** One page of HTML to print, and what the PDF shall say of itself. */
export interface PrintJob extends PageJob {
  readonly title: string;
  /** Of its words, by its tag: `en`. */
  readonly language: string;
  readonly subject?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  /** `YYYY-MM-DD`, kept as its dates of creation and change at 00:00 UTC; null leaves them out. */
  readonly date: string | null;
  /** A file to carry within the PDF, such as the data it shows. */
  readonly attachment: Attachment | null;
  /** Its headings in order, from which the outline is made. */
  readonly headings?: readonly Heading[] | undefined;
}

/** A heading of a page. */
export interface Heading {
  /** From 1, for the title of all, to 6. */
  readonly level: number;
  /** In plain text. */
  readonly text: string;
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
  /** How large its pages are drawn: 1, or less where something is wider than the paper. */
  readonly scale: number;
}
