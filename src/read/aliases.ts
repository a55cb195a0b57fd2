import type { Alias } from '../domain/settings.ts';
import { UserError } from '../errors.ts';
import { JsonValue } from './saved/json-value.ts';
import type { YamlNode } from './yaml.ts';
import { decodeSource, readBytes } from './source.ts';

/** Bytes: ten thousand pairs have room in it. Reading that much YAML takes a second. */
export const largestAliases = 1024 * 1024;

/** Reads a file of aliases: a YAML list of `before` and `after`. Throws `UserError`. */
export async function loadAliases(path: string, shown: string): Promise<readonly Alias[]> {
  const { text } = decodeSource(readBytes(path, shown, largestAliases, 'name fewer pairs'), shown, shown);
  const { isFault, readYaml } = await import('./yaml.ts');
  const read = readYaml(text);
  if (isFault(read)) throw new UserError(`${shown}: line ${read.line}: ${read.problem}`);
  const value = plainValue(read);
  if (value === null) return [];
  return new JsonValue(value, shown).list((item) => ({
    before: item.field('before').textOrNumber(),
    after: item.field('after').textOrNumber(),
  }));
}

/** The values without their places. */
function plainValue({ value }: YamlNode): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, node]) => [key, plainValue(node)]));
  return Array.isArray(value) ? value.map(plainValue) : value;
}
