import type { Alias } from '../domain/settings.ts';
import { JsonValue } from './saved/json-value.ts';
import { decodeSource, readBytes } from './source.ts';

/** Bytes: ten thousand pairs have room in it. Reading that much YAML takes a second. */
const largest = 1024 * 1024;

/** Reads a file of aliases: a YAML list of `before` and `after`. Throws `UserError`. */
export async function loadAliases(path: string, shown: string): Promise<readonly Alias[]> {
  const { text } = decodeSource(readBytes(path, shown, largest, 'name fewer pairs'), shown, shown);
  const { readYamlValue } = await import('./yaml-value.ts');
  const value = readYamlValue(text, shown);
  if (value === null) return [];
  return new JsonValue(value, shown).list((item) => ({
    before: item.field('before').textOrNumber(),
    after: item.field('after').textOrNumber(),
  }));
}
