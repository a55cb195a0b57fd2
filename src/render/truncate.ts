import type { Words } from './catalogue/words.ts';

/**
 * Cuts Markdown to a number of characters, at the end of a line, and says what was cut: forges take comments of 65,536
 * characters at most. What is shorter stays as it is.
 */
export function truncateMarkdown(markdown: string, most: number, { counts }: Words): string {
  if (markdown.length <= most) return markdown;
  const lines = markdown.trimEnd().split('\n');
  // Room for the note, whatever its numbers, and for the end of a fence.
  const room = most - counts.cut({ cut: lines.length, all: lines.length, most }).length - '\n```\n\n\n'.length;
  let [kept, length] = [0, 0];
  for (const line of lines) {
    if (length + line.length + 1 > room) break;
    length += line.length + 1;
    kept += 1;
  }
  return `${closed(lines.slice(0, kept))}\n\n${counts.cut({ cut: lines.length - kept, all: lines.length, most })}\n`;
}

/** Lines without a fence of code that was opened and lost its end. */
function closed(lines: readonly string[]): string {
  const fences = lines.filter((line) => line.startsWith('```')).length;
  return [...lines, ...(fences % 2 === 1 ? ['```'] : [])].join('\n').trimEnd();
}

/** Cuts a text to a width in ems of a usual sans-serif face, the ellipsis among them; rather a little too short. */
export function shortenToWidth(text: string, most: number): string {
  const letters = [...text];
  const widths = letters.map(widthOf);
  if (widths.reduce((sum, width) => sum + width, 0) <= most) return text;
  let [kept, taken] = [0, 1];
  while (taken + (widths[kept] ?? 0) <= most) taken += widths[kept++] ?? 0;
  return `${letters.slice(0, kept).join('').trimEnd()}…`;
}

/** Upper bounds for letters of IBM Plex Sans, in ems; of scripts it does not have, those of the widest. */
function widthOf(letter: string): number {
  if (/[ilj.,:;'|!fIt ()\-/[\]]/.test(letter)) return 0.4;
  if (/[mwMW@%—…&]/.test(letter)) return 0.95;
  if (/\p{M}/u.test(letter)) return 0;
  if (/[\p{Ll}\d]/u.test(letter)) return 0.62;
  return letter < '\u1100' ? 0.72 : 1.1;
}
