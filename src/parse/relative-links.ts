import type { PhrasingContent } from 'mdast';
import { diagnose } from '../domain/diagnostics.ts';
import type { Diagnostic, Position } from '../domain/model.ts';
import { descendants, isPlain, plainText } from '../markdown/markdown.ts';
import { isRelative } from '../markdown/safety.ts';
import { isAddress } from './check-markup.ts';
import type { RawTable, SourceDocument } from './document.ts';
import type { PlacedRow } from './places/places.ts';

/** A link as it stands in the source. */
type SourceLink = SourceDocument['links'][number];

/**
 * Says how many of the links that a report carries over lead nowhere from it: those of findings, remaining work and
 * outcomes that are relative. `tables`: those that were read; `placed`: findings outside of them.
 */
export function sayRelativeLinks(
  document: SourceDocument,
  tables: readonly RawTable[],
  placed: readonly PlacedRow[],
): Diagnostic[] {
  const links = [...linksOfTables(tables), ...linksBeside(document, placed)].filter(
    ({ url }) => isRelative(url) && isAddress(url),
  );
  const [first] = links;
  if (first === undefined) return [];
  const label = `“${first.label.slice(0, 60)}”`;
  const which = `${label} (${first.url.slice(0, 60)})`;
  const isOne = links.length === 1;
  const what = isOne
    ? `The link ${which} is relative, so it is shown as words`
    : `${links.length} links are relative, so they are shown as words, the first being ${which}`;
  const message = `${what}; “base” in the configuration says what such links are meant from`;
  return [diagnose('relative-links', message, first.position, isOne ? label : `${links.length} links`)];
}

function linksOfTables(tables: readonly RawTable[]): SourceLink[] {
  return tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) =>
      cells.flatMap(({ nodes, position }) => (isPlain(nodes) ? [] : relativeLinks(nodes, position))),
    ),
  );
}

function relativeLinks(nodes: readonly PhrasingContent[], position: Position): SourceLink[] {
  const links: SourceLink[] = [];
  for (const node of descendants(nodes))
    if (node.type === 'link' && isRelative(node.url))
      links.push({ url: node.url, label: plainText(node.children), position });
  return links;
}

/** Links in the lines that tell of findings under headings and in lists, and of outcomes. */
function linksBeside({ links, outcomes }: SourceDocument, placed: readonly PlacedRow[]): readonly SourceLink[] {
  const told = [
    ...outcomes.map(({ text }) => text),
    ...placed.flatMap(({ row }) => [row.title, row.status.verbatim, ...row.extra.map(({ value }) => value)]),
  ];
  const lines = new Set(told.flatMap((words) => (words === null ? [] : linesOf(words.position))));
  return links.filter(({ position }) => lines.has(position.start.line));
}

function linesOf({ start, end }: Position): readonly number[] {
  return Array.from({ length: end.line - start.line + 1 }, (_, at) => start.line + at);
}
