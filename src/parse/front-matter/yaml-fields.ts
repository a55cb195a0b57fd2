import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { deepNesting, yamlFault } from '../../text/yaml-text.ts';
import type { Field, FieldsReading } from './fields.ts';

/** Reads the top-level scalars alone, straight from the syntax: nothing is merged, expanded or constructed. */
export function readYaml(text: string): FieldsReading {
  const deep = deepNesting(text);
  if (deep !== null) return { problem: deep.problem, line: text.slice(0, deep.offset).split('\n').length };
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    schema: 'core',
    merge: false,
    // The library compares each key with all others: looked at below.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const fault = yamlFault(document.errors);
  if (fault !== null) return { problem: fault.problem, line: lineCounter.linePos(fault.offset).line };
  if (!isMap(document.contents)) return { problem: 'it has no keys', line: null };
  const fields = new Map<string, Field>();
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) continue;
    const line = lineCounter.linePos(key.range?.[0] ?? 0).line + 1;
    if (fields.has(String(key.value)))
      return { problem: `has «${String(key.value).slice(0, 60)}» twice`, line: line - 1 };
    const plain = isScalar(value)
      ? typeof value.value === 'string' || value.value === null
        ? value.value
        : (value.source ?? JSON.stringify(value.value))
      : undefined;
    fields.set(String(key.value), { value: plain, line });
  }
  return { fields };
}
