import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** Source texts by path, as in `src/parse/index.ts`. */
export type Sources = ReadonlyMap<string, string>;

/** One import, also of types alone: from a file to a file of ours, or to a package. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly kind: 'file' | 'package' | 'node';
}

/** Reads all TypeScript below a folder of the project. */
export function readSources(root: string, folder = 'src'): Sources {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const paths = names.filter((name) => name.endsWith('.ts')).map((name) => posix.join(folder, name));
  return new Map(paths.toSorted().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Finds every import, export from and dynamic import with a literal name. */
export function importsOf(sources: Sources): readonly Import[] {
  return [...sources].flatMap(([from, text]) =>
    [...withoutComments(text).matchAll(specifier)].map(([, static_, dynamic, required]) =>
      resolved(from, static_ ?? dynamic ?? required ?? ''),
    ),
  );
}

const specifier =
  /^(?:import|export)\s(?:[^'";=]*?\sfrom\s*)?'([^']+)'|\bimport\(\s*'([^']+)'|\.resolve\(\s*'([^'./][^']*)'\)/gm;

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function resolved(from: string, name: string): Import {
  if (name.startsWith('.')) return { from, to: posix.join(dirname(from), name), kind: 'file' };
  if (name.startsWith('node:')) return { from, to: name, kind: 'node' };
  const parts = name.split('/');
  return { from, to: parts.slice(0, name.startsWith('@') ? 2 : 1).join('/'), kind: 'package' };
}

/** The folder of `src` that a file stands in; files of `src` itself stand for themselves. */
export function folderOf(path: string): string {
  const [, folder = path, ...rest] = path.split('/');
  return rest.length === 0 ? folder.replace(/\.ts$/, '') : folder;
}

/** The circles of imports between files, also those that only types close. */
export function circlesOf(imports: readonly Import[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, to, kind } of imports) if (kind === 'file') next.set(from, [...(next.get(from) ?? []), to]);
  const [circles, done, path]: [string[][], Set<string>, string[]] = [[], new Set(), []];
  const visit = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) circles.push([...path.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const to of next.get(file) ?? []) visit(to);
    path.pop();
    done.add(file);
  };
  for (const file of next.keys()) visit(file);
  return circles;
}
