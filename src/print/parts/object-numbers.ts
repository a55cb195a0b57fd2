import { PDFRef } from '../pdf/pdf-library.ts';

// A part is written before what binds the parts together. What it refers to there bears a generation number that no
// object of Chromium's has, and stands for an object whose number is known when the part is written.

/** The tree of all pages. */
export const allPages = PDFRef.of(1, 1);
/** The element above those of all parts. */
export const allElements = PDFRef.of(2, 1);
/** Numbers below this one are taken by the two above. */
export const firstFree = 3;

/** What stands in the margins of a page, counted from 0 within its part. */
export function marginsOf(page: number): PDFRef {
  return PDFRef.of(page, 2);
}

/** Gives the number of a foreign object. `margins`: the number of the margins of page 0. */
export function foreignNumber({ objectNumber, generationNumber }: PDFRef, margins: number): number {
  if (generationNumber === 0) throw new Error(`the PDF refers to its object ${objectNumber}, which was not found`);
  return generationNumber === 1 ? objectNumber : margins + objectNumber;
}
