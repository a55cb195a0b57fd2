import Handlebars from 'handlebars';
import { readdirSync, readFileSync } from 'node:fs';
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
export function openTemplates(folders: readonly string[]): Templates {
  const files = filesOf(folders);
  const environments = { html: environment(files, 'html'), markdown: environment(files, 'md') };
  const compiled = new Map<string, (view: object) => string>();
  return {
    fill: (name, view) => {
      const { engine, options } = name.endsWith('.md') ? environments.markdown : environments.html;
      const fill = compiled.get(name) ?? engine.compile(read(files, `${name}.hbs`), options);
      compiled.set(name, fill);
      return describing(name, () => fill(view));
    },
    text: (file) => read(files, file),
  };
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

interface Environment {
  readonly engine: typeof Handlebars;
  readonly options: CompileOptions;
}

/** HTML is escaped by Handlebars; Markdown comes escaped from the view, since Handlebars knows only HTML. */
function environment(files: Files, format: 'html' | 'md'): Environment {
  const engine = Handlebars.create();
  for (const name of files.keys()) {
    const partial = new RegExp(`^partials/(.+)\\.${format}\\.hbs$`).exec(name)?.[1];
    if (partial !== undefined) engine.registerPartial(partial, read(files, name));
  }
  const options = { strict: true, noEscape: format === 'md', knownHelpersOnly: true, preventIndent: true };
  return { engine, options };
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
