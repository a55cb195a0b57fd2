import type { Plugin } from 'vitest/config';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { precompile } from '../src/render/templates/templates.ts';

const templates = join(resolve(fileURLToPath(import.meta.url), '../..'), 'templates');

/** Gives tests the built-in templates compiled, as the build does; one that a test changes is compiled then and there. */
export function precompiledTemplates(): Plugin {
  const code = precompile(templates);
  return {
    name: 'precompiled templates',
    load: (path) => (/[\\/]src[\\/]render[\\/]templates[\\/]precompiled\.ts$/.test(path) ? code : null),
  };
}
