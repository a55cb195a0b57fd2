import type { Alias } from '../domain/settings.ts';
import { JsonValue } from './saved/json-value.ts';
import { decodeSource, readBytes } from './source.ts';

/** Reads a file of aliases: a YAML list of `before` and `after`. Throws `UserError`. */
export async function loadAliases(path: string, shown: string): Promise<readonly Alias[]> {
  const { text } = decodeSource(readBytes(path, shown), shown, shown);
  const { readYamlValue } = await import('./yaml-value.ts');
  const value = readYamlValue(text, shown);
  if (value === null) return [];
  return new JsonValue(value, shown).list((item) => ({
    before: item.field('before').textOrNumber(),
    after: item.field('after').textOrNumber(),
  }));
}
