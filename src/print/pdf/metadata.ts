import type { PrintJob } from '../print-job.ts';
import {
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFRef,
  PDFString,
  makeDict,
} from './pdf-library.ts';

/**
 * Writes what the document says of itself: its title, language, dates and that it is made to be read by anyone. Gives
 * what the trailer leads to.
 */
export function describeDocument(context: PDFContext, catalog: PDFDict, job: PrintJob): PDFRef {
  const metadata = context.stream(Buffer.from(xmpOf(job)), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
  catalog.set(PDFName.of('Lang'), PDFString.of(job.language));
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  return context.register(makeDict(context, infoOf(job)));
}

const creator = 'audit-status';
const producer = 'Chromium, completed by audit-status';

function infoOf(job: PrintJob): Readonly<Record<string, PDFObject>> {
  const keywords = job.keywords ?? [];
  return {
    Title: PDFHexString.fromText(job.title),
    ...(job.subject === undefined ? {} : { Subject: PDFHexString.fromText(job.subject) }),
    ...(keywords.length === 0 ? {} : { Keywords: PDFHexString.fromText(keywords.join(', ')) }),
    Creator: PDFString.of(creator),
    Producer: PDFString.of(producer),
    ...(job.date === null ? {} : { CreationDate: pdfDate(job.date), ModDate: pdfDate(job.date) }),
  };
}

/** Writes `YYYY-MM-DD` as the first moment of that day in UTC. */
export function pdfDate(date: string): PDFString {
  return PDFString.of(`D:${date.replaceAll('-', '')}000000Z`);
}

function xmpOf(job: PrintJob): string {
  const keywords = job.keywords ?? [];
  const alternatives = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  const bag = (items: readonly string[]): string =>
    `<rdf:Bag>${items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join('')}</rdf:Bag>`;
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    `<dc:title>${alternatives(job.title)}</dc:title>`,
    `<dc:language>${bag([job.language])}</dc:language>`,
    job.subject === undefined ? '' : `<dc:description>${alternatives(job.subject)}</dc:description>`,
    keywords.length === 0 ? '' : `<dc:subject>${bag(keywords)}</dc:subject>`,
    keywords.length === 0 ? '' : `<pdf:Keywords>${escapeXml(keywords.join(', '))}</pdf:Keywords>`,
    `<pdf:Producer>${producer}</pdf:Producer>`,
    `<xmp:CreatorTool>${creator}</xmp:CreatorTool>`,
    job.date === null ? '' : `<xmp:CreateDate>${job.date}T00:00:00Z</xmp:CreateDate>`,
    job.date === null ? '' : `<xmp:ModifyDate>${job.date}T00:00:00Z</xmp:ModifyDate>`,
    '<pdfuaid:part>1</pdfuaid:part>',
  ];
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"' +
      ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    ...properties.filter((property) => property !== ''),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
}

function escapeXml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // Control characters and halves of a character cannot be written in XML at all.
  return escaped.replace(/[\p{Control}\p{Surrogate}\ufffe\uffff]/gu, ' ');
}
