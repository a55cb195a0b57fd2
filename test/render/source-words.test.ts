import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../run.ts';

/** Fields that hold words of a post, by the last part of their name. */
const sourceWords = new Set(
  'title name id issue severity words overruled column value section text finding reason benefit time complexity before after'.split(
    ' ',
  ),
);
/** Places where fields of such names hold words of ours, or numbers. */
const ours =
  /\{\{> [^}]*\}\}|class="(?:level|rule|number|severity|absent|side-name)"[^>]*>(?:<[^>]*>)*\{\{[\w.]+\}\}|(?:<h2|<li|<div) [^>]*>(?:\{\{title\}\} \()?|class="place">\{\{severity\}\}/g;

const folder = join(root, 'templates');
const templates = [folder, join(folder, 'partials')].flatMap((below) =>
  readdirSync(below)
    .filter((name) => name.endsWith('.html.hbs'))
    .map((name) => join(below, name)),
);

/** Fields that stand outside any element that gives their words a direction of their own. */
function loose(template: string): readonly string[] {
  const found: string[] = [];
  const open: { readonly name: string; readonly isolates: boolean }[] = [];
  for (const [token, closing, name = '', attributes = '', field = ''] of template.matchAll(
    /<(\/?)([a-z]\w*)((?:\{\{[^}]*\}\}|[^>{])*)>|\{\{([\w.]+)\}\}/g,
  )) {
    if (field !== '') {
      if (sourceWords.has(field.split('.').at(-1) ?? '') && !open.some(({ isolates }) => isolates)) found.push(field);
    } else if (closing === '/') {
      const at = open.findLastIndex((one) => one.name === name);
      if (at >= 0) open.splice(at);
    } else if (!/^(?:meta|col|input|link|br)$/.test(name) && !token.endsWith('/>'))
      open.push({ name, isolates: name === 'bdi' || attributes.includes('dir="auto"') });
  }
  return found;
}

describe('words of a post keep their own direction of writing', () => {
  test.each(templates.map((path) => [path.slice(folder.length + 1), path] as const))('in %s', (_, path) => {
    expect(loose(readFileSync(path, 'utf8').replace(ours, ''))).toEqual([]);
  });

  test('which is seen where it is missing', () => {
    expect(loose('<td>{{title}}</td>')).toEqual(['title']);
    expect(loose('<td><bdi>{{title}}</bdi> {{name}}</td>')).toEqual(['name']);
    expect(loose('<td dir="auto">{{title}}</td>')).toEqual([]);
  });
});
