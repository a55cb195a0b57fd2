import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFObject,
} from './pdf-library.ts';

/** Gives the bytes of the first `.json` file that a PDF carries, or null where it carries none or is no PDF at all. */
export async function readAttachment(pdf: Uint8Array, limit: number): Promise<Uint8Array | null> {
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true });
    const names = document.catalog.lookupMaybe(PDFName.of('Names'), PDFDict);
    const files = names?.lookupMaybe(PDFName.of('EmbeddedFiles'), PDFDict)?.lookupMaybe(PDFName.of('Names'), PDFArray);
    const entries = files === undefined ? [] : Array.from({ length: files.size() }, (_, at) => files.lookup(at));
    const specification = entries.find((entry) => entry instanceof PDFDict && isJson(entry));
    if (!(specification instanceof PDFDict)) return null;
    const stream = specification.lookupMaybe(PDFName.of('EF'), PDFDict)?.lookup(PDFName.of('F'));
    return stream instanceof PDFRawStream ? bytesOf(stream, limit) : null;
  } catch {
    return null;
  }
}

function isJson(specification: PDFDict): boolean {
  const name: PDFObject | undefined = specification.lookup(PDFName.of('UF')) ?? specification.lookup(PDFName.of('F'));
  return (name instanceof PDFHexString || name instanceof PDFString) && name.decodeText().endsWith('.json');
}

/** The common way of compressing is undone up to a limit: a small stream can swell to gigabytes. */
function bytesOf(stream: PDFRawStream, limit: number): Uint8Array {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const isPlainFlate = filter === PDFName.of('FlateDecode') && !stream.dict.has(PDFName.of('DecodeParms'));
  if (isPlainFlate) return inflateSync(stream.contents, { maxOutputLength: limit });
  return filter === undefined ? decodePDFRawStream(stream).decode() : new Uint8Array();
}
