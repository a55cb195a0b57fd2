import { parse, TomlError } from 'smol-toml';
import type { FieldsReading } from './fields.ts';

/** Reads the top-level fields of TOML. */
export function readToml(text: string): FieldsReading {
  try {
    const lineOf = (key: string): number => 2 + text.split('\n').findIndex((line) => line.trimStart().startsWith(key));
    return {
      fields: new Map(
        Object.entries(parse(text)).map(([key, value]) => [
          key,
          { value: value instanceof Date ? value.toISOString() : value, line: lineOf(key) },
        ]),
      ),
    };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { problem: `is not valid TOML (${error.message.split('\n')[0] ?? ''})`, line: error.line };
  }
}
