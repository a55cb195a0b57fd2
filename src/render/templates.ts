import type Handlebars from 'handlebars';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The templates of one folder, compiled. The only file that knows Handlebars. */
export interface Templates {
  /** Fills in `<name>.hbs`. Throws `TemplateError` for a field, partial or helper that does not exist. */
  readonly fill: (name: string, view: object) => string;
  /** The text of another file of the folder, such as the style sheet. */
  readonly text: (file: string) => string;
}

/** A mistake in a template, in one sentence. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/** Opens the templates in `folders`; a file in an earlier folder stands for one of the same name in a later one. */
export async function openTemplates(folders: readonly string[]): Promise<Templates> {
  const files = filesOf(folders);
  const compile = await compilerFor(files);
  const engines = { html: compile('html'), md: compile('md') };
  const compiled = new Map<string, (view: object) => string>();
  return {
    fill: (name, view) =>
      describing(name, () => {
        const fill = compiled.get(name) ?? engines[formatOf(`${name}.hbs`)](read(files, `${name}.hbs`));
        compiled.set(name, fill);
        return fill(view);
      }),
    text: (file) => read(files, file),
  };
}

/** Compiles the templates of a folder into a module that `openTemplates` finds beside it, as long as they stay the same. */
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
  if (path === undefined) throw new TemplateError(`There is no template «${name}»`);
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
}

type Format = 'html' | 'md';
type Compile = (text: string) => (view: object) => string;

function formatOf(name: string): Format {
  return name.endsWith('.md.hbs') ? 'md' : 'html';
}

function templatesIn(files: Files): readonly string[] {
  return [...files.keys()].filter((name) => name.endsWith('.hbs'));
}

/** HTML is escaped by Handlebars; Markdown comes escaped from the view, since Handlebars knows only HTML. */
function optionsFor(format: Format): CompileOptions {
  return { strict: true, noEscape: format === 'md', knownHelpersOnly: true, preventIndent: true };
}

/** Takes what was compiled when the program was built; where a template is another, all are compiled here and now. */
async function compilerFor(files: Files): Promise<(format: Format) => Compile> {
  const ready = await precompiled();
  const isReady = (name: string): boolean => Object.hasOwn(ready, keyOf(formatOf(name), read(files, name)));
  if (templatesIn(files).every(isReady)) {
    const { default: runtime } = await import('handlebars/runtime.js');
    return (format) => {
      const engine = runtime.create();
      const compile: Compile = (text) => {
        const known = ready[keyOf(format, text)];
        if (known === undefined) throw new TemplateError('A template was changed while it was read: run it again');
        return engine.template(known);
      };
      for (const [name, text] of partialsIn(files, format)) engine.registerPartial(name, compile(text));
      return compile;
    };
  }
  const { default: whole } = await import('handlebars');
  return (format) => {
    const engine: typeof Handlebars = whole.create();
    for (const [name, text] of partialsIn(files, format)) engine.registerPartial(name, text);
    return (text) => engine.compile(text, optionsFor(format));
  };
}

function partialsIn(files: Files, format: Format): readonly (readonly [string, string])[] {
  return templatesIn(files).flatMap((name) => {
    const partial = new RegExp(`^partials/(.+)\\.${format}\\.hbs$`).exec(name)?.[1];
    return partial === undefined ? [] : [[partial, read(files, name)] as const];
  });
}

async function precompiled(): Promise<{ readonly [key: string]: TemplateSpecification }> {
  const module = new URL('./precompiled.mjs', import.meta.url);
  if (!existsSync(module)) return {};
  const { templates } = await import(module.href);
  return templates;
}

function keyOf(format: Format, text: string): string {
  return createHash('sha256').update(`${format}\n${text}`).digest('base64url');
}

function describing(name: string, work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const line = 'lineNumber' in error && typeof error.lineNumber === 'number' ? `:${error.lineNumber}` : '';
    throw new TemplateError(
      `templates/${name}.hbs${line}: ${(error.message.split('\n')[0] ?? '').replace(/ - \d+:\d+$/, '')}`,
      { cause: error },
    );
  }
}
