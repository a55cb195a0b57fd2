import { isFault, readYaml, type YamlNode } from '../../read/yaml.ts';
import type { FrontMatterField, FieldsReading } from './fields.ts';

/** Reads the top-level scalars of YAML alone; any other value is undefined. */
export function readYamlFields(text: string): FieldsReading {
  const read = readYaml(text);
  if (isFault(read)) return { problem: read.problem, line: read.line };
  if (!(read.value instanceof Map)) return { problem: 'it has no keys', line: null };
  const fields = new Map<string, FrontMatterField>();
  for (const [name, node] of read.value) {
    const line = (read.keys.get(name)?.line ?? 0) + 1;
    fields.set(name, { value: plainText(node), line });
  }
  return { fields };
}

/** A text, or whatever else a scalar is as it is written: `2031`, `true`. */
function plainText({ value, source, isAlias }: YamlNode): string | null | undefined {
  if (isAlias || (typeof value === 'object' && value !== null)) return undefined;
  if (value === null || typeof value === 'string') return value;
  return source ?? String(value);
}
