import type { Schema } from 'ts-json-schema-generator';
import { english } from '../../src/render/catalogue/english/index.ts';

const views = [
  ['status', 'views/view-model.ts', 'StatusView', 'Of a status report'],
  ['comparison', 'views/comparison-model.ts', 'ComparisonView', 'Of a comparison'],
  ['history', 'views/history-view.ts', 'HistoryView', 'Of a history'],
  ['index', 'views/index-view.ts', 'IndexView', 'Of an index over several audits'],
] as const;

/** One field: where it stands, what it holds, what it means. */
type Field = readonly [path: string, type: string, meaning: string];

/** Every field of a type, those of its parts below it. */
function fieldsOf(schema: Schema, definitions: { readonly [name: string]: Schema }, path: string): readonly Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    if (typeof property === 'boolean') return [];
    const at = path === '' ? name : `${path}.${name}`;
    const { type, below, list, meaning } = read(property, definitions);
    return [
      [at, type, meaning] as const,
      ...(below === null ? [] : fieldsOf(below, definitions, list ? `${at}[]` : at)),
    ];
  });
}

interface Read {
  readonly type: string;
  readonly below: Schema | null;
  readonly list: boolean;
  readonly meaning: string;
}

function read(schema: Schema, definitions: { readonly [name: string]: Schema }): Read {
  const meaning = schema.description ?? '';
  const name = schema.$ref?.split('/').at(-1);
  if (name === 'Text' || name === 'Ready') return { type: 'text', below: null, list: false, meaning };
  if (name !== undefined) {
    const found = read(definitions[decodeURIComponent(name)] ?? {}, definitions);
    return { ...found, meaning: meaning === '' ? found.meaning : meaning };
  }
  if (schema.anyOf !== undefined) {
    const parts = schema.anyOf.map((part) => read(part as Schema, definitions));
    const types = [...new Set(parts.map(({ type }) => type))].filter(
      (type, _, all) => type !== 'string' || !all.includes('text'),
    );
    const whole = parts.find(({ below }) => below !== null);
    return {
      type: types.join(' or '),
      below: whole?.below ?? null,
      list: whole?.list ?? false,
      meaning: meaning || (whole?.meaning ?? ''),
    };
  }
  if (schema.type === 'array') {
    const items = read(schema.items as Schema, definitions);
    return { type: `list of ${items.type}`, below: items.below, list: true, meaning: meaning || items.meaning };
  }
  if (schema.properties !== undefined) return { type: 'fields', below: schema, list: false, meaning };
  if (schema.enum !== undefined)
    return {
      type: schema.enum.map((one) => `“${JSON.stringify(one).replaceAll('"', '')}”`).join(', '),
      below: null,
      list: false,
      meaning,
    };
  const types = [
    schema.type ?? (schema.const === undefined ? 'anything' : `“${JSON.stringify(schema.const).replaceAll('"', '')}”`),
  ].flat();
  return { type: types.join(' or '), below: null, list: false, meaning };
}

const head = `# Templates

Each is [Handlebars](https://handlebarsjs.com/guide/) in its strict mode, with the built-in helpers and \`say\`. A folder of your
own, named with \`--templates FOLDER\`, takes the place of this one file by file: \`status.html.hbs\`, \`status.md.hbs\`, those
of \`comparison\` and \`history\`, what is in \`partials/\`, and the style sheets \`report.css\`, \`comparison.css\` and \`print.css\`.

Below is every field a template may ask for. \`report post.md --context\` prints them with their values. Fields are always
there; what is absent is null. A *text* is ready for its format: in Markdown escaped, in HTML escaped or sanitized. \`[]\`
stands for each one of a list: ask for what is below within \`#each\`. Pages in HTML have also \`page.policy\`,
\`page.style\`, \`page.interactive\`, \`page.data\` and \`page.script\`: what \`<head>\` and the end of \`<body>\` need.

\`{{say "findings"}}\` puts a phrase in, in the language of the report; where it has places, such as \`{line}\`, they are named:
\`{{say "lineAt" line=line}}\`. All phrases stand at the end. A template may as well have words of its own.
`;

/** All phrases by their keys; of several forms, that for many. */
const phrases = Object.entries(english.labels).map(
  ([key, phrase]) => `| \`${key}\` | ${(typeof phrase === 'string' ? phrase : phrase.other).replaceAll('|', '\\|')} |`,
);

/** Returns what templates/README.md says, and how many fields it names for each template; `schemaOf` gives that of a type. */
export function templatesDocument(schemaOf: (type: string) => Schema): {
  readonly text: string;
  readonly fields: readonly number[];
} {
  const sections = views.map(([template, , type, title]) => {
    const schema = schemaOf(type);
    const rows = fieldsOf(schema, (schema.definitions ?? {}) as { [name: string]: Schema }, '').map(
      ([path, type, meaning]) => `| \`${path}\` | ${type} | ${meaning.replaceAll('|', '\\|').replace(/\s+/g, ' ')} |`,
    );
    const text = `## ${title}\n\nSeen by \`${template}.html.hbs\` and \`${template}.md.hbs\`.\n\n| Field | Type | Meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
    return { text, fields: rows.length };
  });
  const texts = sections.map(({ text }) => text).join('\n');
  return {
    text: `${head}\n${texts}\n## Phrases\n\n| Key | In English |\n| --- | --- |\n${phrases.join('\n')}\n`,
    fields: sections.map(({ fields }) => fields),
  };
}

/** The files of these types. */
export const viewFiles = views.map(([, file]) => `src/render/${file}`);
