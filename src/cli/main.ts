#!/usr/bin/env node
// Needs nothing but Node, so that it can say what is wrong where the program cannot be loaded.
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../print/browser/private-folder.ts';
import { suitShortRuns } from '../system/v8-settings.ts';
import { compileProgram } from './compile-program.ts';

/** The name of the file with the whole program; the build puts it in. */
declare const PROGRAM: string;

process.exitCode = 2;
try {
  load(join(fileURLToPath(import.meta.url), '..', PROGRAM));
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const help =
    code === 'EMFILE' || code === 'ENFILE' ? 'raise the limit of open files with ulimit -n' : 'install it again';
  process.stderr.write(`audit-status: cannot be loaded (${code}): ${help}\n`);
}

/** Runs the program, with the code that this version of Node compiled when it was built, if it was: keep-code.ts keeps it. */
function load(file: string): void {
  const code = readCode(`${file}.${process.version}-${process.platform}-${process.arch}`);
  if (code !== null) return compileProgram(file, code).run();
  suitShortRuns();
  letNodeKeepCode();
  nodeModule.createRequire(file)(file);
}

function readCode(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Node 22 and later can keep the code it compiles: in a folder that nobody else can write to, since it runs what it finds. */
function letNodeKeepCode(): void {
  if (!('enableCompileCache' in nodeModule) || typeof nodeModule.enableCompileCache !== 'function') return;
  const folder = cacheFolder();
  if (folder !== null) nodeModule.enableCompileCache(join(folder, 'code'));
}
