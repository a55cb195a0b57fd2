import { allEndingsOf, printedAmong, type ReportFormat } from '../../domain/formats.ts';
import { UserError } from '../../errors.ts';
import { wrapLine } from '../../text/wrap.ts';
import { printableDocument, type Screen } from '../terminal.ts';
import type { Context } from './context.ts';

/** Writes a document to standard output. */
export type PrintDocument = (content: string | Uint8Array) => void;

/**
 * Returns what writes the one document of a run to standard output. Throws `UserError` where the run makes more than one, or
 * one that a terminal cannot show.
 */
export function documentPrinter(
  formats: readonly ReportFormat[],
  documents: number,
  { print, printBytes, isTerminal, screen }: Context,
): PrintDocument {
  const [format, ...others] = formats;
  if (format === undefined || others.length > 0)
    throw new UserError('--out - writes one document: name its format, as in --format md');
  const files = allEndingsOf(format);
  if (files.length > 1)
    throw new UserError(`--out - writes one document, and ${format} is ${files.length}: ${files.join(', ')}`);
  if (documents !== 1)
    throw new UserError(`--out - writes one document, and this makes ${documents}: name one input, or a folder`);
  if (printedAmong([format]).length > 0 && isTerminal)
    throw new UserError('A terminal cannot show a PDF: redirect it into a file, as in --out - > report.pdf');
  const isWrapped = format === 'summary' && screen !== null;
  const isJson = files.every((name) => name.endsWith('json'));
  return (content) => {
    if (typeof content !== 'string') printBytes(content);
    else if (isJson) print(content, 'json');
    else print(printableDocument(isWrapped ? wrapText(content, screen) : content), 'lines');
  };
}

function wrapText(text: string, { columns }: Screen): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');
}
