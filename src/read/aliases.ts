import type { Alias } from '../domain/settings.ts';
import { UserError } from '../errors.ts';
import type { YamlNode } from './yaml.ts';
import { decodeSource, readBytes } from './source.ts';

/** Bytes: ten thousand pairs have room in it. Reading that much YAML takes a second. */
export const largestAliases = 1024 * 1024;

/** Reads a file of aliases: a YAML list of `before` and `after`. Throws `UserError` with the line of what is wrong. */
export async function loadAliases(path: string, shown: string): Promise<readonly Alias[]> {
  const { text } = decodeSource(readBytes(path, shown, largestAliases, 'name fewer pairs'), shown, shown);
  const { isFault, readYaml } = await import('./yaml.ts');
  const read = readYaml(text);
  if (isFault(read)) throw new UserError(`${shown}: line ${read.line}: ${read.problem}`);
  if (read.value === null) return [];
  if (!Array.isArray(read.value)) throw new UserError(`${shown}: line ${read.line}: ${form}`);
  return read.value.map((item: YamlNode) => aliasOf(item, shown));
}

/** What a file of aliases looks like, as the end of a sentence about one that does not. */
const form = 'needs a list whose items have before: and after:, the two names of a finding';

function aliasOf(item: YamlNode, shown: string): Alias {
  if (!(item.value instanceof Map)) throw new UserError(`${shown}: line ${item.line}: ${form}`);
  return { before: nameIn(item, 'before', shown), after: nameIn(item, 'after', shown) };
}

function nameIn({ value, line }: YamlNode, key: 'before' | 'after', shown: string): string {
  const node = value instanceof Map ? value.get(key) : undefined;
  if (node === undefined) throw new UserError(`${shown}: line ${line}: ${key}: is missing`);
  if (typeof node.value === 'string' || typeof node.value === 'number') return String(node.value);
  const advice = node.value === null ? '; one that begins with # needs quotes, as in "#12"' : '';
  throw new UserError(`${shown}: line ${node.line}: ${key}: has no name${advice}`);
}
