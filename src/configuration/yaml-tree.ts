import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { UserError } from '../errors.ts';
import { deepNesting, yamlFault } from '../text/yaml-text.ts';

/** A place in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A value of a YAML file with the place it stands at. */
export interface TreeNode extends Place {
  readonly value: string | number | boolean | null | readonly TreeNode[] | ReadonlyMap<string, TreeNode>;
  /** The places of the keys, for a map. */
  readonly keys: ReadonlyMap<string, Place>;
}

/** Reads YAML as plain values: no tags, no aliases, no merging. Throws `UserError` with the place of what is wrong. */
export function readTree(text: string, shown: string): TreeNode {
  const counter = new LineCounter();
  const fail = (problem: string, offset: number): never => {
    const { line, col } = counter.linePos(offset);
    throw new UserError(`${shown}:${line}:${col}: ${problem}`);
  };
  const deep = deepNesting(text);
  if (deep !== null) throw new UserError(`${shown}:${placeOf(text, deep.offset)}: ${deep.problem}`);
  try {
    const document = parseDocument(text, {
      lineCounter: counter,
      schema: 'core',
      // The library compares each key with all others: looked at below.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const fault = yamlFault(document.errors);
    if (fault !== null) fail(fault.problem, fault.offset);
    return grow(document.contents, 0, counter, fail);
  } catch (error) {
    if (error instanceof RangeError) throw new UserError(`${shown}: cannot be read as YAML: it nests too deep`);
    throw error;
  }
}

/** The line and the column, without the library, which counts lines while it reads. */
function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

/** Makes nodes of the syntax; `offset` is where the nearest node above stands. */
function grow(
  node: unknown,
  offset: number,
  counter: LineCounter,
  fail: (problem: string, at: number) => never,
): TreeNode {
  const start = isNode(node) ? (node.range?.[0] ?? offset) : offset;
  const { line, col: column } = counter.linePos(start);
  const leaf = { line, column, keys: new Map<string, Place>() };
  if (node === null) return { ...leaf, value: null };
  if (isScalar(node)) {
    const { value } = node;
    return {
      ...leaf,
      value: typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    };
  }
  if (isSeq(node)) return { ...leaf, value: node.items.map((item) => grow(item, start, counter, fail)) };
  if (!isMap(node)) return fail('is an alias, which is not followed; write the value out', start);
  const fields = new Map<string, TreeNode>();
  for (const { key, value } of node.items) {
    const at = isNode(key) ? (key.range?.[0] ?? start) : start;
    if (!isScalar(key)) return fail('is a key that is no text', at);
    if (fields.has(String(key.value))) return fail(`«${String(key.value).slice(0, 60)}» is given twice`, at);
    const place = counter.linePos(at);
    fields.set(String(key.value), grow(value, at, counter, fail));
    leaf.keys.set(String(key.value), { line: place.line, column: place.col });
  }
  return { ...leaf, value: fields };
}
