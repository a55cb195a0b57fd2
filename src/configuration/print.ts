import { relative } from 'node:path';
import { levels, statusKinds } from '../domain/model.ts';
import { defaultSettings } from '../domain/settings.ts';
import { builtIn, fieldLabels } from '../domain/vocabulary.ts';
import { decodeSource, readBytes } from '../read/source.ts';
import type { YamlNode } from '../read/yaml.ts';
import type { ConfigurationFile } from './file.ts';
import { findConfiguration } from './find.ts';
import { settingsFor, type Configured } from './index.ts';
import { sections } from './load.ts';
import { readTree } from './yaml-tree.ts';

/**
 * Returns the configuration of what lies in a folder as YAML that is a configuration of the same effect: each value with the
 * file and line it comes from; what is built in stands in comments. Throws `UserError` for a file that cannot be used.
 */
export async function printConfiguration(near: string, configured: Configured): Promise<string> {
  await settingsFor(near, configured);
  const path = configured.config ?? findConfiguration(near);
  const shown = path === null ? null : relative(configured.folder, path);
  const given =
    path === null || shown === null ? null : readTree(decodeSource(readBytes(path, shown), shown, shown).text, shown);
  const lines = sections.flatMap((name) => section(name, fieldsOf(given).get(name), shown ?? ''));
  return [`# Configuration file: ${shown ?? 'none'}`, ...lines, ''].join('\n');
}

/** What holds where the file says nothing: a value, words that the reader knows, or either of them by name; null for nothing. */
type BuiltIn = string | boolean | readonly string[] | null | { readonly [name: string]: BuiltIn };

const { read } = defaultSettings;
const known: { readonly [name in keyof ConfigurationFile]-?: BuiltIn } = {
  repository: null,
  base: null,
  sourceLanguage: null,
  columns: builtIn.columns,
  fixColumns: builtIn.fixColumns,
  statuses: Object.fromEntries(statusKinds.map((kind) => [kind, phrasesOf(kind)])),
  negations: builtIn.negations,
  levels: Object.fromEntries(levels.map((level) => [level, builtIn.levels[level]])),
  ids: builtIn.ids,
  tables: null,
  fields: fieldLabels,
  read,
  overrules: null,
  silenced: null,
  language: defaultSettings.language,
  order: 'source',
  theme: { accent: null, link: null, font: null, paper: 'A4' },
};

function phrasesOf(kind: string): readonly string[] {
  return builtIn.statuses.flatMap((one) => (one.kind === kind ? one.phrases : []));
}

function section(name: keyof ConfigurationFile, given: YamlNode | undefined, file: string): readonly string[] {
  return merged(name, given, known[name], '', file);
}

/** A value of the file before what is built in; words of the file add to the built-in ones, other values replace them. */
function merged(
  name: string,
  given: YamlNode | undefined,
  own: BuiltIn,
  indent: string,
  file: string,
): readonly string[] {
  const isGiven = given !== undefined && given.value !== null;
  if (own === null) return isGiven ? entry(name, given, indent, file) : [`${indent}# ${name}: not set`];
  if (typeof own !== 'object')
    return isGiven ? entry(name, given, indent, file) : [`${indent}${name}: ${own} # built in`];
  if (isWords(own)) return [...(isGiven ? entry(name, given, indent, file) : []), ...builtInWords(name, own, indent)];
  const fields = fieldsOf(given);
  const below = Object.entries(own).flatMap(([key, value]) => merged(key, fields.get(key), value, `${indent}  `, file));
  // A key with nothing but comments below it would be a key without a value.
  const isEmpty = below.every((line) => line.trimStart().startsWith('#'));
  return [`${indent}${isEmpty ? '# ' : ''}${name}:`, ...below];
}

function isWords(own: object): own is readonly string[] {
  return Array.isArray(own);
}

function fieldsOf(node: YamlNode | null | undefined): ReadonlyMap<string, YamlNode> {
  const value = node?.value;
  return value instanceof Map ? value : new Map<string, YamlNode>();
}

function entry(name: string, node: YamlNode, indent: string, file: string): readonly string[] {
  const { value, line } = node;
  if (Array.isArray(value))
    return [`${indent}${name}:`, ...value.flatMap((item: YamlNode) => listItem(item, `${indent}  `, file))];
  if (typeof value !== 'object' || value === null)
    return [`${indent}${name}: ${JSON.stringify(value)} # ${file}:${line}`];
  return [`${indent}${name}:`, ...fields(node, `${indent}  `, file)];
}

function fields(node: YamlNode, indent: string, file: string): readonly string[] {
  return [...fieldsOf(node)].flatMap(([key, value]) => entry(key, value, indent, file));
}

function listItem(node: YamlNode, indent: string, file: string): readonly string[] {
  if (!(node.value instanceof Map)) return [`${indent}- ${JSON.stringify(node.value)} # ${file}:${node.line}`];
  const [first = '', ...rest] = fields(node, `${indent}  `, file);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

/** Words that the reader knows, in comments. */
export function builtInWords(name: string, list: readonly string[], indent: string): readonly string[] {
  const lines = [`${indent}# ${name}, built in:`];
  for (const [at, word] of list.entries()) {
    const text = ` ${word}${at + 1 < list.length ? ',' : ''}`;
    const last = lines.at(-1) ?? '';
    if (last.length + text.length > widest) lines.push(`${indent}#  ${text}`);
    else lines[lines.length - 1] = last + text;
  }
  return lines;
}

/** Columns of a comment. */
export const widest = 100;
