/** The definitions of links and footnotes of a document, each as it stands in the source, by label. */
export interface Definitions {
  /** Adds one by its identifier, as remark gives it; those of footnotes begin with `^`. */
  readonly add: (identifier: string, source: string, url: string | null) => void;
  /** Returns the address of a label, or null where none is defined. */
  readonly addressOf: (label: string) => string | null;
  /** Returns the definitions that a text could refer to, as Markdown. */
  readonly neededBy: (text: string) => string;
}

/** Makes an empty collection of definitions. */
export function collectDefinitions(): Definitions {
  const sources = new Map<string, string>();
  const urls = new Map<string, string>();
  const odd = new Set<string>();
  return {
    add: (identifier, source, url) => {
      if (sources.has(identifier)) return;
      sources.set(identifier, source);
      if (url !== null) urls.set(identifier, url);
      // An escaped bracket in a label is not found by the pattern below.
      if (/[\\[\]]/.test(identifier)) odd.add(identifier);
    },
    addressOf: (label) => urls.get(identifierOf(label)) ?? null,
    neededBy: (text) => {
      if (sources.size === 0) return '';
      const labels = [...text.matchAll(/\[([^[\]]+)\]/g)].map(([, label = '']) => identifierOf(label));
      return [...new Set([...odd, ...labels])].flatMap((label) => sources.get(label) ?? []).join('\n\n');
    },
  };
}

/** The identifier of a label, as CommonMark compares labels. */
function identifierOf(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();
}

/** A definition of a link in its simplest form. */
export interface SimpleDefinition {
  readonly line: number;
  readonly identifier: string;
  readonly label: string;
  readonly url: string;
  readonly title: string | null;
  readonly source: string;
}

/** Definitions that stand below one another without a blank line, from the second on. */
export interface DefinitionRun {
  /** Line of the first definition, which is not among `rest`. */
  readonly head: number;
  readonly rest: readonly SimpleDefinition[];
}

/** Definitions in a row beyond which they are read here: remark takes half a millisecond for each. */
export const longDefinitionRun = 50;

/** Finds the long runs of simple definitions, each below a blank line. */
export function findDefinitionRuns(lines: readonly string[]): DefinitionRun[] {
  const runs: DefinitionRun[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if ((at > 0 && lines[at - 1] !== '') || readDefinition(lines[at] ?? '', at + 1) === null) continue;
    const rest: SimpleDefinition[] = [];
    for (let next = at + 1; next < lines.length; next += 1) {
      const one = readDefinition(lines[next] ?? '', next + 1);
      if (one === null) break;
      rest.push(one);
    }
    if (rest.length >= longDefinitionRun) runs.push({ head: at + 1, rest });
    at += rest.length;
  }
  return runs;
}

const simple = /^\[(?!\^)([^[\]\\`&<]{1,200})\]:[ \t]+([^\s<>&\\()]+)(?:[ \t]+"([^"\\&]*)")?[ \t]*$/;

function readDefinition(source: string, line: number): SimpleDefinition | null {
  if (!source.startsWith('[')) return null;
  const [, label, url, title] = simple.exec(source) ?? [];
  if (label === undefined || url === undefined || label.trim() === '') return null;
  return { line, identifier: identifierOf(label), label, url, title: title ?? null, source };
}
