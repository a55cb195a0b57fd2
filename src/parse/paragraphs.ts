/** Lines of a text, by their index from 0; `to` is the first after them. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts a text into stretches that no paragraph of Markdown goes beyond: at blank lines, and where an item of a list is sure
 * to begin. A stretch may hold several paragraphs.
 */
export function paragraphsOf(lines: readonly string[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  let item: Item | null = null;
  const end = (to: number): void => {
    if (to > from) found.push({ from, to });
  };
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') {
      end(at);
      from = at + 1;
      item = null;
      continue;
    }
    const next = itemAt(line);
    if (next !== null && begins(next, item)) {
      end(at);
      from = at;
      item = next;
    } else if (item !== null && indentOf(line) < item.content) item = null;
  }
  end(lines.length);
  return found;
}

/** The mark of an item of a list: columns from 0. */
interface Item {
  readonly indent: number;
  /** Where its words begin. */
  readonly content: number;
  /** Whether it may begin within a paragraph: a bullet, or the number 1. */
  readonly interrupts: boolean;
}

function itemAt(line: string): Item | null {
  const [, space = '', mark, gap = ''] = /^( *)([-*+]|\d{1,9}[.)])( {1,4})(?=\S)/.exec(line) ?? [];
  if (mark === undefined) return null;
  const interrupts = !/^\d/.test(mark) || Number.parseInt(mark, 10) === 1;
  return { indent: space.length, content: space.length + mark.length + gap.length, interrupts };
}

/** Whether an item begins there: not so deep that it is the text of the paragraph above. `before`: the item above it. */
function begins({ indent, interrupts }: Item, before: Item | null): boolean {
  if (before === null) return indent < 4 && interrupts;
  return indent < (interrupts ? before.content + 4 : before.content);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
