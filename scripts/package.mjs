// Makes the npm package: a folder with the built program, its types, schemas, templates and notices, and a manifest that names
// the packages this loads at run time and no others; then packs it. The file is written into the folder given, or here.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from './build.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const folder = join(root, 'dist/package');
const destination = resolve(process.argv[2] ?? '.');

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'dist'), { recursive: true });
const { inputs } = await bundleProgram(root, join(folder, 'dist'));
execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'scripts/tsconfig.types.json'], {
  cwd: root,
  stdio: 'inherit',
});
keepOnly(typesOf('api.d.ts'));
for (const name of ['src/schema', 'templates', 'LICENSE', 'docs/first-page.png'])
  cpSync(join(root, name), join(folder, name), { recursive: true });
for (const name of ['README.md', 'SECURITY.md', 'CHANGELOG.md', ...pagesIn('docs')]) copyPage(name);
const published = manifest();
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
writeFileSync(join(folder, 'THIRD-PARTY-NOTICES'), notices(inputs));
execFileSync('npm', ['pack', '--loglevel=error', '--pack-destination', destination], { cwd: folder, stdio: 'inherit' });

const missing = ['repository', 'bugs', 'homepage'].filter((key) => !(key in published));
if (missing.length > 0)
  process.stderr.write(
    `warning: package.json has no ${missing.join(', ')}: set them before you publish the package, see CONTRIBUTING.md\n`,
  );

function pagesIn(name) {
  return readdirSync(join(root, name)).flatMap((one) => (one.endsWith('.md') ? [join(name, one)] : []));
}

/** Copies a document; what it says of the sources is left to the repository. */
function copyPage(name) {
  const text = readFileSync(join(root, name), 'utf8')
    .replace(/^.*\]\((?:ARCHITECTURE|CONTRIBUTING)\.md\).*\n/gm, '')
    .replaceAll('src/domain/model.ts', 'dist/types/domain/model.d.ts');
  mkdirSync(join(folder, dirname(name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** The manifest without what only the repository needs. Everything but these packages is inside the bundle. */
function manifest() {
  const { dependencies, ...all } = readJson(join(root, 'package.json'));
  const rest = Object.entries(all).filter(([key]) => !['private', 'scripts', 'devDependencies', 'knip'].includes(key));
  const loaded = Object.entries(dependencies).filter(([name]) => name.startsWith('@fontsource/'));
  const optional = '@puppeteer/browsers';
  return {
    ...Object.fromEntries(rest),
    dependencies: Object.fromEntries(loaded),
    peerDependencies: { [optional]: dependencies[optional] },
    peerDependenciesMeta: { [optional]: { optional: true } },
  };
}

/** The declarations that one of them leads to, itself included. */
function typesOf(path, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(join(folder, 'dist/types', path), 'utf8');
  for (const [, name] of text.matchAll(/from '(\.[^']+)\.ts'/g))
    typesOf(posix.join(dirname(path), `${name}.d.ts`), found);
  return found;
}

function keepOnly(types) {
  const all = readdirSync(join(folder, 'dist/types'), { recursive: true, withFileTypes: true });
  for (const one of all.filter((entry) => entry.isFile())) {
    const path = join(one.parentPath ?? one.path, one.name);
    if (!types.has(relative(join(folder, 'dist/types'), path).replaceAll('\\', '/'))) rmSync(path);
  }
}

/** Names, versions and licenses of all bundled packages, as their licenses ask for. */
function notices(inputs) {
  const folders = inputs.flatMap((path) => {
    const [, found] = /((?:^|.*\/)node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
    return found === undefined ? [] : [resolve(join(folder, 'dist'), found)];
  });
  const packages = [...new Set(folders)].map((path) => ({ path, ...readJson(join(path, 'package.json')) }));
  packages.sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
  return [
    'The program in dist/ contains the following packages.\n',
    ...packages.map((one) => `${'-'.repeat(80)}\n${one.name} ${one.version} (${one.license})\n\n${licenceOf(one)}\n`),
  ].join('\n');
}

function licenceOf({ path, name, license, author }) {
  const file = readdirSync(path).find((one) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt|mit))?$/i.test(one));
  if (file !== undefined) return readFileSync(join(path, file), 'utf8').trim();
  const by = typeof author === 'string' ? author : author?.name;
  if (license === undefined || by === undefined)
    throw new Error(`${name} has no licence text: look into its repository`);
  return `Copyright ${by}. Licensed under ${license}; the package carries no text of its licence.`;
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
