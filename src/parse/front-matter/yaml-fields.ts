import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Field, FieldsReading } from './fields.ts';

/** Reads the top-level scalars alone, straight from the syntax: nothing is merged, expanded or constructed. */
export function readYaml(text: string): FieldsReading {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    schema: 'core',
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error !== undefined)
    return {
      problem: `is not valid YAML (${error.message.split('\n')[0] ?? ''})`,
      line: lineCounter.linePos(error.pos[0]).line,
    };
  if (!isMap(document.contents)) return { problem: 'it has no keys', line: null };
  const fields = new Map<string, Field>();
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) continue;
    const line = lineCounter.linePos(key.range?.[0] ?? 0).line + 1;
    const plain = isScalar(value)
      ? typeof value.value === 'string' || value.value === null
        ? value.value
        : (value.source ?? JSON.stringify(value.value))
      : undefined;
    fields.set(String(key.value), { value: plain, line });
  }
  return { fields };
}
