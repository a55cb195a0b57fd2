import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { environmentOf } from '../../src/print/browser/browser-process.ts';
import type { FoundBrowser } from '../../src/print/browser/find-browser.ts';
import { fontFaceCss } from '../../src/print/index.ts';
import { maySandbox } from '../../src/print/browser/launch-flags.ts';
import { openTemplates, renderPrintable } from '../../src/render/index.ts';
import { makeReport } from '../../src/pipeline/report.ts';
import { findBrowser, printBare } from './floor.ts';
import { race, type Contender, type Timing } from './measure.ts';
import { makePost } from './posts.ts';
import { runCommand } from './processes.ts';

/** What the bench of the whole command needs. */
export interface ReportBench {
  readonly root: string;
  /** For inputs and outputs. */
  readonly folder: string;
  readonly browser: string | null;
  readonly say: (line: string) => void;
}

/** Times the compiled command against the browser alone and against the peers that are installed. */
export async function reportTimings(findings: number, rounds: number, bench: ReportBench): Promise<Timing[]> {
  const post = postWith(findings, bench);
  const contenders = [
    { name: 'node -e 0', run: () => succeed(process.execPath, ['-e', '0']) },
    { name: 'ours, text formats', run: () => ours(post, 'json,md,html', bench) },
    ...(findings > 20_000 ? [] : await printers(post, findings, bench)),
  ];
  return race(contenders, rounds);
}

/** The real post where 37 findings are asked for, else a generated one. */
function postWith(findings: number, { root, folder }: ReportBench): string {
  const real = readdirSync(join(root, 'input')).find((name) => name.endsWith('2019-third-party-audit.md'));
  if (findings === 37 && real !== undefined) return join(root, 'input', real);
  const path = join(folder, `post-${findings}.md`);
  writeFileSync(path, makePost(findings));
  return path;
}

async function printers(post: string, findings: number, bench: ReportBench): Promise<Contender[]> {
  const { root, folder, say } = bench;
  const browser = await findBrowser(bench.browser);
  if (browser === null) {
    say('No browser was found: nothing is printed.');
    return [];
  }
  const html = join(folder, `floor-${findings}.html`);
  const report = await makeReport(post, post, Number.MAX_SAFE_INTEGER);
  const templates = await openTemplates([join(root, 'templates')]);
  const page = await renderPrintable(report, templates, 'A4', fontFaceCss);
  writeFileSync(html, page.html);
  const floor = async (): Promise<string> => {
    await printBare(browser, html, join(folder, 'floor.pdf'));
    return note(join(folder, 'floor.pdf'), null);
  };
  return [
    { name: 'floor: the browser alone', run: floor },
    { name: 'ours, all formats', run: () => ours(post, 'json,md,html,pdf', bench) },
    ...peers(post, findings, browser, bench),
  ];
}

async function ours(post: string, formats: string, { root, folder, browser }: ReportBench): Promise<string> {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const words = ['report', post, '--out', out, '--format', formats, '--timeout', '1000', '--max-size', '512'];
  const chosen = browser === null ? [] : ['--browser', browser];
  const { code, peak } = await runCommand(process.execPath, [join(root, 'dist/main.cjs'), ...words, ...chosen], {
    watched: true,
  });
  assertWritten(out, formats.split(','), code);
  const pdf = join(out, basename(post).replace(/md$/, 'pdf'));
  return note(existsSync(pdf) ? pdf : null, peak);
}

/** Throws where a command did not do its work: the time of a program that fails early would look good. */
export function assertWritten(out: string, formats: readonly string[], code: number | null): void {
  const written = readdirSync(out);
  const missing = formats.filter((format) => !written.some((name) => name.endsWith(`.${format}`)));
  if (missing.length > 0) throw new Error(`the command ended with ${code} and did not write ${missing.join(', ')}`);
}

function peers(post: string, findings: number, browser: FoundBrowser, { folder, say }: ReportBench): Contender[] {
  const mdToPdf = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((place) => join(place, 'md-to-pdf'))
    .find(existsSync);
  if (mdToPdf === undefined) {
    if (findings === 37) say('md-to-pdf is not on the PATH and left out: npm install --global md-to-pdf');
    return [];
  }
  // It writes beside its input, and prints with the same browser.
  const copy = join(folder, `peer-${findings}.md`);
  copyFileSync(post, copy);
  const launch = {
    executablePath: browser.executable,
    args: maySandbox(null) ? [] : ['--no-sandbox'],
    timeout: 600_000,
  };
  const words = [
    copy,
    '--launch-options',
    JSON.stringify(launch),
    '--pdf-options',
    JSON.stringify({ timeout: 600_000 }),
  ];
  const env = { ...process.env, ...environmentOf(browser, folder) };
  const run = async (): Promise<string> => {
    const { code, peak } = await runCommand(mdToPdf, words, { watched: true, env });
    if (code !== 0) throw new Error(`md-to-pdf ended with ${code}`);
    return note(copy.replace(/md$/, 'pdf'), peak);
  };
  return [{ name: 'md-to-pdf', run }];
}

async function succeed(command: string, words: readonly string[]): Promise<string> {
  const { code } = await runCommand(command, words);
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
  return '';
}

function note(file: string | null, peak: number | null): string {
  const size = file === null ? [] : [`${(statSync(file).size / 1000).toFixed(0)} KB`];
  const memory = peak === null ? [] : [`peak ${(peak / 1e6).toFixed(0)} MB`];
  return [...size, ...memory].join(', ');
}
