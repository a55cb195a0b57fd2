import type { RootContent } from 'mdast';
import type { Point, Verbatim } from '../../domain/model.ts';
import { span } from '../../domain/span.ts';
import { plainText } from '../../markdown/markdown.ts';
import type { SourceDocument } from '../document.ts';

/** A heading with its text: what stands below it up to the next heading, and the headings it contains. */
export interface Section {
  readonly heading: Verbatim;
  readonly depth: number;
  /** The section it stands in; null for those at the top. */
  readonly parent: Section | null;
  /** The headings above it, outermost first, without itself. */
  readonly path: readonly string[];
  /** Its own text, without that of the headings in it. */
  readonly blocks: readonly RootContent[];
  /** The sections directly in it. */
  readonly sections: readonly Section[];
}

/** A document by its headings. */
export interface Outline {
  /** What stands above the first heading. */
  readonly opening: readonly RootContent[];
  /** Every section, in order. */
  readonly sections: readonly Section[];
}

/** Takes a document apart by its headings; those in quotes and lists are part of the text. */
export function outlineOf({ blocks, placeOf, markdownAt }: SourceDocument): Outline {
  const opening: RootContent[] = [];
  const all: Open[] = [];
  let above: readonly Open[] = [];
  for (const node of blocks) {
    if (node.type !== 'heading') {
      (above.at(-1)?.blocks ?? opening).push(node);
      continue;
    }
    const around = above.filter(({ depth }) => depth < node.depth);
    const heading = headingOf(markdownAt(placeOf(node)), plainText(node.children), placeOf(node).start);
    const section: Open = {
      heading,
      depth: node.depth,
      parent: around.at(-1) ?? null,
      path: around.map((one) => one.heading.text),
      blocks: [],
      sections: [],
    };
    around.at(-1)?.sections.push(section);
    all.push(section);
    above = [...around, section];
  }
  return { opening, sections: all };
}

/** The lines of the text under some headings, from each heading to the next that does not stand below it. */
export function linesOf({ sections }: Outline, wanted: ReadonlySet<Section>): readonly LineRange[] {
  return sections.flatMap((section, at) => {
    if (!wanted.has(section)) return [];
    let next = at + 1;
    while ((sections[next]?.depth ?? 0) > section.depth) next += 1;
    const end = sections[next];
    return [{ from: firstLine(section), to: end === undefined ? Infinity : firstLine(end) - 1 }];
  });
}

function firstLine({ heading }: Section): number {
  return heading.position.start.line;
}

/** Lines from one to another, both included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** A section that still grows. */
interface Open extends Section {
  readonly parent: Open | null;
  readonly blocks: RootContent[];
  readonly sections: Open[];
}

/** The words of a heading, without the marks that make it one, and where they stand. */
function headingOf(source: string, text: string, { line, column }: Point): Verbatim {
  const [words = ''] = source.split('\n');
  const before = /^[ \t]*(?:#{1,6}[ \t]+)?/.exec(words)?.[0].length ?? 0;
  const markdown = words
    .slice(before)
    .trimEnd()
    .replace(/(?<=[ \t])#+$/, '')
    .trimEnd();
  return { markdown, text, position: span(line, column + before, column + before + markdown.length) };
}
