import { UserError } from '../../errors.ts';

/** A mistake in a template, in one sentence with its file and line. */
export class TemplateError extends UserError {}

/** The text of a template, and how its file is named to the user. */
export interface TemplateSource {
  readonly shown: string;
  readonly text: string;
}

/** Does what a template does; what goes wrong is told as a mistake of that template. */
export function explaining(source: TemplateSource, work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateError || !(error instanceof Error)) throw error;
    const { what, line } = explain(error, source.text);
    throw new TemplateError(`${source.shown}${line === null ? '' : `:${line}`}: ${what}`, { cause: error });
  }
}

/** A field that a template asks for, though there is none of that name. */
export class UnknownField extends Error {
  readonly field: string;

  constructor(field: string) {
    super(`there is no field “${field}”`);
    this.field = field;
  }
}

/** A phrase that a template asks for, though there is none of that key. */
export class UnknownPhrase extends Error {
  readonly key: string;

  constructor(key: string) {
    super(`there is no phrase “${key}”`);
    this.key = key;
  }
}

interface Explanation {
  readonly what: string;
  readonly line: number | null;
}

function explain(error: Error, text: string): Explanation {
  const line = 'lineNumber' in error && typeof error.lineNumber === 'number' ? error.lineNumber : null;
  if (error instanceof UnknownField)
    return { what: `${error.message} here; --context shows those there are`, line: lineOf(text, error.field) };
  if (error instanceof UnknownPhrase)
    return { what: `${error.message}; templates/README.md names those there are`, line: lineOf(text, error.key) };
  const [, field] = /^"(.+)" not defined in /.exec(error.message) ?? [];
  if (field !== undefined) return { what: `there is no field “${field}” here; --context shows those there are`, line };
  const [, partial] = /^The partial (.+) could not be found/s.exec(error.message) ?? [];
  if (partial !== undefined)
    return { what: `there is no partial “${partial}”`, line: lineOf(text, partial, String.raw`>\s*`) };
  const [, helper] = /(?:unknown helper |^Missing helper: ")([^\s"]+)/.exec(error.message) ?? [];
  if (helper !== undefined) return { what: `there is no helper “${helper}”`, line };
  const [, at, got] = /^Parse error on line (\d+):[\s\S]*, got '(\w+)'$/.exec(error.message) ?? [];
  if (at !== undefined)
    return { what: got === 'EOF' ? 'a block is not closed' : `what stands here is not Handlebars`, line: Number(at) };
  // The words of the language itself say nothing to those who write templates.
  if (/^(?:Type|Reference|Syntax)Error$/.test(error.name)) return { what: 'cannot be filled in', line };
  return { what: (error.message.split('\n')[0] ?? '').replace(/ - \d+:\d+$/, ''), line };
}

/** The first line that names something within braces. */
function lineOf(text: string, name: string, before = ''): number | null {
  const escaped = name.replace(/[^\w]/g, String.raw`\$&`);
  const at = text.search(new RegExp(String.raw`\{\{[^}]*${before}(?<![\w-])${escaped}(?![\w-])[^}]*\}\}`));
  return at < 0 ? null : text.slice(0, at).split('\n').length;
}
