import type { Attachment } from '../print-job.ts';
import {
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  compressedStream,
  dictAt,
  makeArray,
  makeDict,
} from './pdf.ts';
import { pdfDate } from './metadata.ts';

/** Puts a file into the document, as the data the document shows. `date` is `YYYY-MM-DD`; null leaves its date out. */
export async function attach(
  context: PDFContext,
  catalog: PDFDict,
  file: Attachment,
  date: string | null,
): Promise<void> {
  const stream = await compressedStream(context, file.bytes);
  stream.dict.set(PDFName.of('Type'), PDFName.of('EmbeddedFile'));
  stream.dict.set(PDFName.of('Subtype'), PDFName.of(file.mimeType));
  const size = { Size: PDFNumber.of(file.bytes.length) };
  stream.dict.set(PDFName.of('Params'), makeDict(context, date === null ? size : { ...size, ModDate: pdfDate(date) }));
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
