// Changes of one token in a source text.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What is put in the place of what. */
const changes = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [
    /(?<=[(= ])\d+(?:\.\d+)?(?=[);, ])/g,
    (number) => String(number.includes('.') ? Number(number) * 1.1 : Number(number) + 1),
  ],
  [/ \+ (?!String)/g, ' - '],
];

/** A number with a name: its tests follow it. */
const threshold = /^(?:export )?const \w+ = [\d._]+;$/;

/** The sources below a folder, in order. */
export function sourcesIn(root, folder) {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return names.toSorted().map((name) => `${folder}/${name}`);
}

/** Every change of one token in code, in the order of the text; comments, types, imports and thresholds stay. */
export function mutantsOf(text) {
  const found = changes.flatMap(([pattern, by]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const start = text.lastIndexOf('\n', match.index) + 1;
      const line = text.slice(start, text.indexOf('\n', match.index));
      if (/^\s*(?:\*|\/\/|\/\*|import\b|export (?:type|interface)\b|readonly\b)/.test(line)) return [];
      if (threshold.test(line)) return [];
      const replacement = typeof by === 'string' ? by : by(match[0]);
      const changed = text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length);
      const at = text.slice(0, match.index).split('\n').length;
      const what = `${match[0].trim()} → ${replacement.trim()} in ${line.trim()}`;
      return [{ at: match.index, line: at, what, text: changed }];
    }),
  );
  return found.toSorted((one, other) => one.at - other.at);
}
