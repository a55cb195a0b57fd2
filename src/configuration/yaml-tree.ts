import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { UserError } from '../errors.ts';

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
  try {
    const document = parseDocument(text, {
      lineCounter: counter,
      schema: 'core',
      prettyErrors: false,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error !== undefined) fail(`is not valid YAML (${error.message.split('\n')[0] ?? ''})`, error.pos[0]);
    return grow(document.contents, 0, counter, fail);
  } catch (error) {
    if (error instanceof RangeError) throw new UserError(`${shown}: cannot be read as YAML: it nests too deep`);
    throw error;
  }
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
    const place = counter.linePos(at);
    fields.set(String(key.value), grow(value, at, counter, fail));
    leaf.keys.set(String(key.value), { line: place.line, column: place.col });
  }
  return { ...leaf, value: fields };
}
