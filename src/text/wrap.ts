/** Fills lines with words; a word that is longer than a line has one of its own. The codes of colors take no room. */
export function wrapWords(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && lengthOf(`${line} ${word}`) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Wraps a line at words; what follows the first line is indented by two columns more than that. */
export function wrapLine(line: string, width: number): string {
  if (lengthOf(line) <= width) return line;
  const [indent = ''] = /^ */.exec(line) ?? [];
  const words = line.trimStart().split(' ');
  const lines = wrapWords(words, width - indent.length - 2);
  return `${indent}${lines.join(`\n${indent}  `)}`;
}

function lengthOf(text: string): number {
  return [...text.replace(/\u001b\[\d+m/g, '')].length;
}
