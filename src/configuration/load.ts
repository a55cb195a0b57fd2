import { rules, isRule } from '../domain/rules.ts';
import { levels, statusKinds, type TableRole } from '../domain/model.ts';
import { repositoryPath } from '../read/repository-path.ts';
import { decodeSource, readBytes } from '../read/source.ts';
import {
  defaultSettings,
  findingOrders,
  languages,
  places,
  type OverruleSetting,
  type Place,
  type Settings,
  type TableSetting,
} from '../domain/settings.ts';
import { columnRoles, fieldRoles } from '../domain/vocabulary.ts';
import { languageTag } from '../text/language-tag.ts';
import { Entry } from './entry.ts';
import type { ConfigurationFile, ConfiguredOverrule, ConfiguredTable } from './file.ts';
import { readTheme } from './theme.ts';
import { describe, extend, type Additions, type WordLists } from './vocabulary.ts';

/** Far more than any configuration needs, in bytes. */
export const largestConfiguration = 256 * 1024;

/** The keys of a configuration file. */
export const sections = [
  'repository', 'base', 'columns', 'fixColumns', 'statuses', 'negations', 'levels', 'ids', 'tables', 'fields', 'read', 'overrules', 'silenced', 'language', 'theme', 'sourceLanguage', 'order',
] as const satisfies readonly (keyof ConfigurationFile)[]; // prettier-ignore

/** Reads a configuration file on top of the built-in vocabulary. Throws `UserError` with the place of what is wrong. */
export async function loadConfiguration(path: string, shown: string): Promise<Settings> {
  const bytes = readBytes(path, shown, largestConfiguration, 'no configuration needs as much');
  return readConfiguration(decodeSource(bytes, shown, shown).text, shown, repositoryPath(path));
}

/** Reads the text of a configuration, as `loadConfiguration` does. `name`: what reports call it, wherever a command is typed. */
export async function readConfiguration(text: string, shown: string, name: string = shown): Promise<Settings> {
  const { readTree } = await import('./yaml-tree.ts');
  const file = new Entry(readTree(text, shown), shown, 'the file');
  const fields = file.fields(sections);
  const list = (name: (typeof sections)[number]): readonly Entry[] => fields.get(name)?.list() ?? [];
  const words = (name: (typeof sections)[number]): readonly string[] => fields.get(name)?.texts() ?? [];
  const added: Additions = {
    columns: wordLists(fields.get('columns'), columnRoles, 'column'),
    statuses: wordLists(fields.get('statuses'), statusKinds, 'status'),
    levels: wordLists(fields.get('levels'), levels, 'level'),
    fixColumns: words('fixColumns'),
    negations: words('negations'),
    ids: words('ids'),
  };
  const repository = fields.get('repository')?.text() ?? null;
  if (repository !== null && !/^[\w.-]+\/[\w.-]+$/.test(repository))
    fields.get('repository')?.fail('has to be owner/name');
  const sourceLanguage = readLanguage(fields.get('sourceLanguage'));
  const base = readBase(fields.get('base'));
  const tables = list('tables').map(readTable);
  const labels = wordLists(fields.get('fields'), fieldRoles, 'field');
  const read = readPlaces(fields.get('read'));
  const overrules = list('overrules').map(readOverrule);
  const silenced = list('silenced').map((entry) => entry.oneOf(Object.keys(rules).filter(isRule), 'rule'));
  return {
    vocabulary: extend(added),
    repository,
    sourceLanguage,
    base,
    tables,
    fields: { severity: labels.get('severity') ?? [], status: labels.get('status') ?? [] },
    read,
    overrules,
    silenced,
    language: fields.get('language')?.oneOf(languages, 'language') ?? defaultSettings.language,
    order: fields.get('order')?.oneOf(findingOrders, 'order') ?? 'source',
    theme: readTheme(fields.get('theme')),
    changes: describe(name, added, { repository, base, tables, labels, read, overrules, silenced }),
  };
}

function readLanguage(entry: Entry | undefined): string | null {
  return entry === undefined
    ? null
    : (languageTag(entry.text()) ?? entry.fail('has to be the tag of a language, such as “de” or “pt-BR”'));
}

/** Browsers and proxies take far fewer characters of an address. */
export const longestAddress = 2000;

/** An address of the web; a name or password in it would be published with every link. */
function readBase(entry: Entry | undefined): string | null {
  if (entry === undefined) return null;
  const address = entry.text(longestAddress);
  if (!/^https?:\/\/[^\s/?#]\S*$/i.test(address) || !URL.canParse(address))
    return entry.fail('has to be an address that begins with http:// or https://');
  const { username, password } = new URL(address);
  return username === '' && password === '' ? address : entry.fail('must not hold a user name or a password');
}

/** Lists of words under names that are known. */
function wordLists<T extends string>(entry: Entry | undefined, known: readonly T[], what: string): WordLists<T> {
  const fields = entry?.fields(known, what) ?? new Map<T, Entry>();
  return new Map([...fields].map(([name, words]) => [name, words.texts()]));
}

/** Which places besides tables are read: all but those that are `false`. */
function readPlaces(entry: Entry | undefined): Settings['read'] {
  const fields = entry?.fields(places, 'place');
  const isRead = (place: Place): boolean => fields?.get(place)?.oneOf(['true', 'false'], 'answer') !== 'false';
  return { headings: isRead('headings'), lists: isRead('lists') };
}

const roles = ['findings', 'remaining-work', 'other'] as const satisfies readonly TableRole[];

function readTable(entry: Entry): TableSetting {
  const fields = entry.fields<keyof ConfiguredTable>(['heading', 'columns', 'role']);
  const heading = fields.get('heading')?.text() ?? null;
  const columns = fields.get('columns')?.texts() ?? null;
  const role = fields.get('role')?.oneOf(roles, 'role') ?? entry.fail('has no role');
  if (heading === null && columns === null) return entry.fail('has neither a heading nor columns to know the table by');
  return { heading, columns, role };
}

function readOverrule(entry: Entry): OverruleSetting {
  const fields = entry.fields<keyof ConfiguredOverrule>(['finding', 'status', 'reason']);
  return {
    finding: fields.get('finding')?.text() ?? entry.fail('does not say which finding'),
    status: fields.get('status')?.oneOf(statusKinds, 'status') ?? entry.fail('does not say which status'),
    reason: fields.get('reason')?.text(500) ?? entry.fail('gives no reason'),
  };
}
