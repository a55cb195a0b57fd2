import type { Attachment } from '../print-job.ts';
import {
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  compress,
  dictAt,
  makeArray,
  makeDict,
} from './pdf-library.ts';
import { pdfDate } from './metadata.ts';

/** A file that is compressed already: that can be done while a browser prints. */
export interface PackedFile {
  readonly file: Attachment;
  readonly size: number;
  readonly compressed: Uint8Array;
}

/** Compresses a file. */
export async function packFile(file: Attachment): Promise<PackedFile> {
  const { bytes } = file;
  return { file, size: bytes.length, compressed: await compress(bytes) };
}

/** Puts a file into the document, as the data the document shows. `date` is `YYYY-MM-DD`; null leaves its date out. */
export function attach(
  context: PDFContext,
  catalog: PDFDict,
  { file, size, compressed }: PackedFile,
  date: string | null,
): void {
  const stream = context.stream(compressed, { Filter: 'FlateDecode' });
  stream.dict.set(PDFName.of('Type'), PDFName.of('EmbeddedFile'));
  stream.dict.set(PDFName.of('Subtype'), PDFName.of(file.mimeType));
  const known = { Size: PDFNumber.of(size) };
  stream.dict.set(
    PDFName.of('Params'),
    makeDict(context, date === null ? known : { ...known, ModDate: pdfDate(date) }),
  );
  const content = context.register(stream);
  const name = PDFHexString.fromText(file.name);
  const specification = context.register(
    makeDict(context, {
      Type: PDFName.of('Filespec'),
      F: name,
      UF: name,
      Desc: PDFHexString.fromText(file.description),
      EF: makeDict(context, { F: content, UF: content }),
      AFRelationship: PDFName.of('Data'),
    }),
  );
  const names = dictAt(catalog, 'Names') ?? makeDict(context, {});
  names.set(PDFName.of('EmbeddedFiles'), makeDict(context, { Names: makeArray(context, [name, specification]) }));
  catalog.set(PDFName.of('Names'), names);
  catalog.set(PDFName.of('AF'), makeArray(context, [specification]));
}
