import { UserError } from '../errors.ts';

/** Characters of one line: an image of 3 MB, written into the text, has as many. Half a minute of remark's time is ten times that. */
export const longestLine = 4 * 1024 * 1024;

/** Headings, paragraphs and list items: a book of a thousand pages has fewer. Each takes remark 0.1 ms and 6 kB. */
export const mostBlocks = 20_000;

/** Throws `UserError` for a text that would take seconds and gigabytes to read, before any of that is spent. */
export function refuseEndless(lines: readonly string[]): void {
  const long = lines.findIndex(({ length }) => length > longestLine);
  if (long >= 0)
    throw new UserError(`line ${long + 1} is longer than ${longestLine} characters; break it, or leave it out`);
  let blocks = 0;
  for (const [at, line] of lines.entries()) {
    if (beginsBlock(line, lines[at - 1] ?? '')) blocks += 1;
    if (blocks > mostBlocks)
      throw new UserError(
        `holds more than ${mostBlocks} headings, paragraphs and list items up to line ${at + 1}; split it`,
      );
  }
}

/** Whether a line begins something that Markdown reads by itself; rows of tables are read another way. */
function beginsBlock(line: string, before: string): boolean {
  if (/^\s*(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t])/.test(line)) return true;
  return before.trim() === '' && /^\s*[^\s|<]/.test(line);
}
