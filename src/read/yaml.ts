import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** A place in a text, counted from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A value of a YAML text with its place. */
export interface YamlNode extends TextPosition {
  readonly value: string | number | boolean | null | readonly YamlNode[] | ReadonlyMap<string, YamlNode>;
  /** A scalar as it is written. */
  readonly source: string | null;
  /** Whether it is an alias, which is not followed; its value is null. */
  readonly isAlias: boolean;
  /** The places of the keys, for a map. */
  readonly keys: ReadonlyMap<string, TextPosition>;
}

/** What is wrong with a YAML text, as the rest of a sentence about it. */
export interface YamlFault extends TextPosition {
  readonly problem: string;
}

/**
 * Reads YAML as plain values: no tags, no aliases, no merging; a key that is given twice is a fault. The only file that
 * knows the YAML library.
 */
export function readYaml(text: string): YamlNode | YamlFault {
  const deep = deepNesting(text);
  if (deep >= 0) return { problem: 'nests too deep', ...placeIn(text, deep) };
  const lineCounter = new LineCounter();
  // The library compares each key with all others: looked at below.
  const options = { lineCounter, schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false } as const;
  try {
    const { contents, errors } = parseDocument(text, { ...options, logLevel: 'silent' });
    const [error] = errors;
    if (error === undefined) return grow(contents, 0, lineCounter);
    return faultAt(lineCounter, error.pos[0], `is not valid YAML (${error.message.split('\n')[0] ?? ''})`);
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    if (error instanceof RangeError) return { problem: 'nests too deep', line: 1, column: 1 };
    throw error;
  }
}

/** Whether reading has failed. */
export function isFault(read: YamlNode | YamlFault): read is YamlFault {
  return 'problem' in read;
}

/** Carries a fault out of the tree. */
class Fault extends Error {
  readonly fault: YamlFault;

  constructor(fault: YamlFault) {
    super(fault.problem);
    this.fault = fault;
  }
}

function faultAt(lineCounter: LineCounter, offset: number, problem: string): YamlFault {
  const { line, col: column } = lineCounter.linePos(offset);
  return { problem, line, column };
}

/** Makes nodes of the syntax; `offset` is where the nearest node above begins. */
function grow(node: unknown, offset: number, lineCounter: LineCounter): YamlNode {
  const start = isNode(node) ? (node.range?.[0] ?? offset) : offset;
  const { line, col: column } = lineCounter.linePos(start);
  const leaf = { line, column, source: null, isAlias: isAlias(node), keys: new Map<string, TextPosition>() };
  if (isScalar(node)) return { ...leaf, value: plainValue(node.value), source: node.source ?? null };
  if (isSeq(node)) return { ...leaf, value: node.items.map((item) => grow(item, start, lineCounter)) };
  if (!isMap(node)) return { ...leaf, value: null };
  const fields = new Map<string, YamlNode>();
  for (const { key, value } of node.items) {
    const at = isNode(key) ? (key.range?.[0] ?? start) : start;
    if (!isScalar(key)) throw new Fault(faultAt(lineCounter, at, 'has a key that is no text'));
    const name = String(key.value);
    if (fields.has(name)) throw new Fault(faultAt(lineCounter, at, `has “${name.slice(0, 60)}” twice`));
    fields.set(name, grow(value, at, lineCounter));
    const place = lineCounter.linePos(at);
    leaf.keys.set(name, { line: place.line, column: place.col });
  }
  return { ...leaf, value: fields };
}

function plainValue(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Brackets within brackets, marks of lists on one line, or columns of indent: no file for people has nearly as many. */
export const deepestYaml = 100;

const deepLine = new RegExp(String.raw`^[ \t]{${deepestYaml},}\S|^[ \t]*(?:[-?:][ \t]+){${deepestYaml}}`, 'm');

/**
 * Returns where a text nests so deep that no parser should be given it; -1 elsewhere. The library calls itself for each
 * level, and V8 ends the whole process where a pattern is compiled on a full stack.
 */
function deepNesting(text: string): number {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepestYaml) return index;
  }
  return text.search(deepLine);
}

/** The place of an offset, without the library, which counts lines only while it reads. */
function placeIn(text: string, offset: number): TextPosition {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
