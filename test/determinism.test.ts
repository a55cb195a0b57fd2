import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { allRuns } from './all-runs.ts';
import { root } from './run.ts';

const run = promisify(execFile);

const places = [
  { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
];

const formats = ['html', 'json', 'md', ...(allRuns ? ['pdf'] : [])];

const asNpmDoes = { npm_lifecycle_event: 'report', npm_package_json: join(root, 'package.json') };

test('the program gives the same bytes in every time zone, locale and folder', async () => {
  const out = mkdtempSync(join(tmpdir(), 'same-'));
  try {
    for (const [at, place] of places.entries()) {
      await run(
        process.execPath,
        [join(root, 'scripts/start.mjs'), 'report', '--out', join(out, String(at)), '--format', formats.join()],
        {
          cwd: at === 0 ? root : out,
          env: { ...process.env, ...place, ...asNpmDoes, INIT_CWD: out },
        },
      );
    }
    const names = readdirSync(join(out, '0'));
    expect(names.map((name) => name.split('.').at(-1))).toEqual(formats);
    for (const name of names) {
      expect(readFileSync(join(out, '0', name)).equals(readFileSync(join(out, '1', name))), name).toBe(true);
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
