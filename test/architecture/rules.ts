import { circlesOf, folderOf, type Import } from './imports.ts';

/**
 * The folders of `src` in the order of the walk of the data, each with what it may know. A folder imports only those that
 * stand above it here.
 */
export const folders: readonly (readonly [folder: string, because: string])[] = [
  ['errors', 'everything may fail in a sentence'],
  ['package', 'where the package lies and which version it is'],
  ['system', 'time limits, worker threads and folders know nothing of audits'],
  ['domain', 'the nouns: records, vocabulary, rules, settings, formats'],
  ['text', 'words and characters, whatever they are about'],
  ['markdown', 'Markdown and HTML, whatever they are about'],
  ['read', 'bytes from files, git and saved reports; nothing is interpreted yet'],
  ['configuration', 'what a project adds to the vocabulary'],
  ['parse', 'a post becomes records'],
  ['analyze', 'records are checked, counted and compared; pure arithmetic'],
  ['render', 'records become text'],
  ['print', 'a page becomes a PDF'],
  ['write', 'files are written whole or not at all'],
  ['evidence', 'trackers are asked what has become of issues; the only folder that uses the network'],
  ['pipeline', 'leads a post through the folders above'],
  ['cli', 'arguments, messages and exit codes'],
  ['api', 'the same for other programs'],
];

/** The one file that may import a package; what else needs it imports that file. */
export const owners: { readonly [name: string]: string } = {
  '@cantoo/pdf-lib': 'src/print/pdf/pdf-library.ts',
  '@octokit/request': 'src/evidence/ask/client.ts',
  '@octokit/request-error': 'src/evidence/ask/client.ts',
  '@puppeteer/browsers': 'src/print/browser/downloaded-browser.ts',
  '@sparticuz/chromium': 'src/print/browser/embedded.ts',
  commander: 'src/cli/commander.ts',
  'csv-stringify': 'src/render/exports/csv.ts',
  'd3-scale': 'src/render/charts/scale.ts',
  diff: 'src/render/views/word-marks.ts',
  handlebars: 'src/render/templates/templates.ts',
  'hast-util-raw': 'src/markdown/html-tree.ts',
  'hast-util-sanitize': 'src/markdown/sanitize.ts',
  'hast-util-to-html': 'src/markdown/sanitize.ts',
  'mdast-util-to-string': 'src/markdown/markdown.ts',
  'puppeteer-core': 'src/print/page/puppeteer.ts',
  'remark-gfm': 'src/markdown/markdown.ts',
  'remark-parse': 'src/markdown/markdown.ts',
  'smol-toml': 'src/parse/front-matter/toml-fields.ts',
  'tar-fs': 'src/print/browser/embedded.ts',
  tinyglobby: 'src/cli/commands/expand-pattern.ts',
  undici: 'src/evidence/ask/client.ts',
  unified: 'src/markdown/markdown.ts',
  yaml: 'src/read/yaml.ts',
};

/** Folders that read and write nothing: they import no module of Node. */
export const pureFolders: readonly string[] = ['domain', 'text', 'analyze'];

/** Modules of Node that use the network, and the one folder that may import them. */
const network: readonly string[] = ['http', 'https', 'http2', 'net', 'tls', 'dns', 'dgram'].map(
  (name) => `node:${name}`,
);
export const networkFolder = 'src/evidence/ask/';

/** Packages of types alone. */
const typesOnly: ReadonlySet<string> = new Set(['mdast', 'hast', 'mdast-util-to-hast', 'sarif']);

/** Every breach of the rules, one sentence each. */
export function breachesOf(imports: readonly Import[]): readonly string[] {
  return [
    ...imports.flatMap(breachesOfImport),
    ...circlesOf(imports).map(
      (files) => `${files.join(' > ')} is a circle: move what both need into a file of its own`,
    ),
  ];
}

function breachesOfImport({ from, to, kind }: Import): readonly string[] {
  if (kind === 'file') return orderBreach(from, to);
  if (kind === 'node' && network.some((name) => to === name || to.startsWith(`${name}/`)))
    return from.startsWith(networkFolder) ? [] : [`${from} imports ${to}: only ${networkFolder} uses the network`];
  if (kind === 'node')
    return pureFolders.includes(folderOf(from))
      ? [`${from} imports ${to}: src/${folderOf(from)} reads and writes nothing`]
      : [];
  if (typesOnly.has(to)) return [];
  const owner = owners[to];
  if (owner === undefined) return [`${from} imports ${to}, which has no owner: name one in test/architecture/rules.ts`];
  return from === owner ? [] : [`${from} imports ${to}: only ${owner} may`];
}

function orderBreach(from: string, to: string): readonly string[] {
  const [own, other] = [folderOf(from), folderOf(to)];
  if (own === other) return [];
  const [at, before] = [own, other].map((folder) => folders.findIndex(([name]) => name === folder));
  if (at === undefined || before === undefined || at < 0 || before < 0)
    return [`${from} imports ${to}: src/${at === -1 ? own : other} has no place in test/architecture/rules.ts`];
  return before < at ? [] : [`${from} imports ${to}: src/${other} comes after src/${own}`];
}
