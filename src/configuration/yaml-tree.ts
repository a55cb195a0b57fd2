import { UserError } from '../errors.ts';
import { isFault, readYaml, type YamlNode } from '../read/yaml.ts';

/** Reads YAML in which every value is written out. Throws `UserError` with the place of what is wrong. */
export function readTree(text: string, shown: string): YamlNode {
  const read = readYaml(text);
  if (isFault(read)) throw new UserError(`${shown}:${read.line}:${read.column}: ${read.problem}`);
  refuseAliases(read, shown);
  return read;
}

function refuseAliases({ isAlias, line, column, value }: YamlNode, shown: string): void {
  if (isAlias)
    throw new UserError(`${shown}:${line}:${column}: is an alias, which is not followed; write the value out`);
  if (typeof value === 'object' && value !== null) for (const node of value.values()) refuseAliases(node, shown);
}
