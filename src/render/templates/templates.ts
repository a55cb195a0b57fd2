import type Handlebars from 'handlebars';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { english } from '../catalogue/english/index.ts';
import { isLabel, say, type PhraseValues } from '../catalogue/say.ts';
import type { Words } from '../catalogue/words.ts';
import { strictView } from './strict-view.ts';
import { explaining, TemplateError, UnknownPhrase, type TemplateSource } from './template-error.ts';
import type { Views } from '../views/views.ts';

/** The templates of one folder, compiled. The only file that knows Handlebars. */
export interface Templates {
  /** Fills in `<name>.hbs`. Throws `TemplateError` for a field, partial or helper that does not exist. */
  readonly fill: <K extends keyof Views>(name: K, view: Views[K], words: Words) => string;
  /** The text of another file of the folder, such as the style sheet. */
  readonly text: (file: string) => string;
  /** The words of the language that reports shall be in. */
  readonly words: Words;
}

/** Opens the templates in `folders`; a file in an earlier folder stands for one of the same name in a later one. */
export async function openTemplates(folders: readonly string[]): Promise<Templates> {
  const files = filesOf(folders);
  const compile = await compilerFor(files);
  const engines = { html: compile('html'), md: compile('md') };
  const compiled = new Map<string, ReturnType<Compile>>();
  const fill = (file: string, view: object, words: Words): string => {
    const filled = compiled.get(file) ?? engines[formatOf(file)](sourceOf(files, file));
    compiled.set(file, filled);
    return filled(folders.length > 1 ? strictView(view) : view, { data: { words } });
  };
  return {
    fill: (name, view, words) => fill(`${name}.hbs`, view, words),
    text: (file) => read(files, file),
    words: english,
  };
}

/** The files of a folder that stand for a built-in one. */
export function overrides(folder: string, builtIn: string): readonly string[] {
  const known = filesOf([builtIn]);
  return [...filesOf([folder]).keys()].filter((name) => known.has(name));
}

/** The first file of a folder that leads out of it through a symbolic link: its text would stand in every report. */
export function linkOutOf(folder: string): string | null {
  const inside = join(realpathSync(folder), sep);
  const leaves = (path: string): boolean => existsSync(path) && !realpathSync(path).startsWith(inside);
  return [...filesOf([folder]).entries()].find(([, path]) => leaves(path))?.[0] ?? null;
}

/** Compiles the templates of a folder into a module, which `openTemplates` takes as long as they stay the same. */
export async function precompile(folder: string): Promise<string> {
  const { default: engine } = await import('handlebars');
  const files = filesOf([folder]);
  const entries = templatesIn(files).map((name) => {
    const [format, text] = [formatOf(name), read(files, name)];
    const code: unknown = engine.precompile(text, optionsFor(format));
    return `${JSON.stringify(keyOf(format, text))}: ${typeof code === 'string' ? code : ''}`;
  });
  return `export const templates = {\n${entries.join(',\n')}\n};\n`;
}

type Files = ReadonlyMap<string, string>;

function filesOf(folders: readonly string[]): Files {
  const files = new Map<string, string>();
  for (const folder of folders.toReversed()) {
    for (const below of ['.', 'partials']) {
      for (const name of list(join(folder, below)))
        files.set(below === '.' ? name : `${below}/${name}`, join(folder, below, name));
    }
  }
  return files;
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function read(files: Files, name: string): string {
  const path = files.get(name);
  if (path === undefined) throw new TemplateError(`There is no template “${name}”`);
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
}

function sourceOf(files: Files, name: string): TemplateSource {
  const folder = (files.get(name) ?? '').slice(0, -name.length - 1);
  return { shown: join(basename(folder), name), text: read(files, name) };
}

type Format = 'html' | 'md';
type Compile = (source: TemplateSource) => (view: object, options?: RuntimeOptions) => string;

function formatOf(name: string): Format {
  return name.endsWith('.md.hbs') ? 'md' : 'html';
}

function templatesIn(files: Files): readonly string[] {
  return [...files.keys()].filter((name) => name.endsWith('.hbs'));
}

/** HTML is escaped by Handlebars; Markdown comes escaped from the view, since Handlebars knows only HTML. */
function optionsFor(format: Format): CompileOptions {
  return {
    strict: true,
    noEscape: format === 'md',
    knownHelpers: { say: true },
    knownHelpersOnly: true,
    preventIndent: true,
  };
}

/** Takes what was compiled when the program was built; where a template is another, all are compiled here and now. */
async function compilerFor(files: Files): Promise<(format: Format) => Compile> {
  const { templates: ready } = await import('./precompiled.ts');
  const isReady = (name: string): boolean => Object.hasOwn(ready, keyOf(formatOf(name), read(files, name)));
  if (templatesIn(files).every(isReady)) {
    const { default: runtime } = await import('handlebars/runtime.js');
    return (format) => {
      const engine = runtime.create();
      engine.registerHelper('say', sayWords);
      const telling = teller();
      const compile: Compile = (source) => {
        const known = ready[keyOf(format, source.text)];
        if (known === undefined)
          throw new TemplateError(`${source.shown}: was changed while it was read: run it again`);
        return telling(source, engine.template(known));
      };
      for (const [name, source] of partialsIn(files, format)) engine.registerPartial(name, compile(source));
      return compile;
    };
  }
  const { default: whole } = await import('handlebars');
  return (format) => {
    const engine: typeof Handlebars = whole.create();
    engine.registerHelper('say', sayWords);
    const telling = teller();
    const compile: Compile = (source) => telling(source, engine.compile(source.text, optionsFor(format)));
    for (const [name, source] of partialsIn(files, format)) engine.registerPartial(name, compile(source));
    return compile;
  };
}

/** `{{say "key" name=value}}`: the words of that key in the language of the report. */
function sayWords(key: unknown, { data, hash }: SayOptions): string {
  if (typeof key !== 'string' || !isLabel(data.words, key)) throw new UnknownPhrase(String(key));
  return say(data.words, key, hash);
}

interface SayOptions {
  readonly data: { readonly words: Words };
  readonly hash: PhraseValues;
}

/** Partials within partials: one that includes itself is found long before the stack is full. */
export const deepestPartials = 100;

/** Makes templates and partials tell their own mistakes. */
function teller(): (source: TemplateSource, fill: ReturnType<Compile>) => ReturnType<Compile> {
  let depth = 0;
  return (source, fill) => (view, options) => {
    if (depth > deepestPartials) throw new TemplateError(`${source.shown}: includes itself, or nests too deep`);
    depth += 1;
    try {
      return explaining(source, () => fill(view, options));
    } finally {
      depth -= 1;
    }
  };
}

function partialsIn(files: Files, format: Format): readonly (readonly [string, TemplateSource])[] {
  return templatesIn(files).flatMap((name) => {
    const partial = new RegExp(`^partials/(.+)\\.${format}\\.hbs$`).exec(name)?.[1];
    return partial === undefined ? [] : [[partial, sourceOf(files, name)] as const];
  });
}

function keyOf(format: Format, text: string): string {
  return createHash('sha256').update(`${format}\n${text}`).digest('base64url');
}
