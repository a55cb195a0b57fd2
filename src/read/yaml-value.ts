import { isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { UserError } from '../errors.ts';
import { deepNesting, yamlFault } from '../text/yaml-text.ts';

/** Reads YAML as plain values: no tags, no merging, hardly any anchors. Loaded only where a file needs it. */
export function readYamlValue(text: string, shown: string): unknown {
  const deep = deepNesting(text);
  if (deep !== null)
    throw new UserError(`${shown}: line ${text.slice(0, deep.offset).split('\n').length}: ${deep.problem}`);
  const lineCounter = new LineCounter();
  const fail = (problem: string, offset: number): never => {
    throw new UserError(`${shown}: line ${lineCounter.linePos(offset).line}: ${problem}`);
  };
  try {
    const document = parseDocument(text, {
      lineCounter,
      schema: 'core',
      // The library compares each key with all others: looked at below.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const fault = yamlFault(document.errors);
    if (fault !== null) fail(fault.problem, fault.offset);
    refuseDoubles(document, fail);
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${shown}: cannot be read as YAML: it is nested or repeated too deeply`);
  }
}

function refuseDoubles(document: Document.Parsed, fail: (problem: string, offset: number) => never): void {
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) fail(`«${String(key.value).slice(0, 60)}» is given twice`, key.range?.[0] ?? 0);
        seen.add(key.value);
      }
    },
  });
}
