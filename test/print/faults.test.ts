import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startProcess } from '../../src/print/browser/browser-process.ts';
import { findEmbedded } from '../../src/print/browser/embedded.ts';
import { embeddedVersion, startBrowser } from '../../src/print/index.ts';
import { job, page } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'print-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

function script(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return file;
}

async function failureOf(executable: string): Promise<unknown> {
  const browser = startBrowser({ executable, prefer: 'embedded', sandbox: null });
  const failure = await browser.print(await job()).catch((error: unknown) => error);
  await expect(browser.ready).rejects.toBe(failure);
  await browser.close();
  return failure;
}

describe.skipIf(process.platform === 'win32')('a browser that does not start', () => {
  it('is named, where it is not there', async () => {
    expect(await failureOf(join(folder, 'absent'))).toMatchObject({
      code: 'no-browser',
      message: expect.stringContaining(join(folder, 'absent')),
    });
  });

  it('is named with its variable, and nothing else is tried', async () => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', join(folder, 'absent'));
    const browser = startBrowser({ executable: null, prefer: 'embedded', sandbox: null });
    await expect(browser.ready).rejects.toThrow(/^PUPPETEER_EXECUTABLE_PATH names .*absent/);
    await browser.close();
  });

  it('gives its last words', async () => {
    const failure = await failureOf(script('broken', 'echo "libnss3.so: cannot open" >&2; exit 127'));
    expect(failure).toMatchObject({
      code: 'browser-failed',
      message: expect.stringContaining('libnss3.so: cannot open'),
    });
  });

  it('is told, where another is used instead', async () => {
    const embedded = findEmbedded();
    if (embedded === null) return;
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
    const unpacked = join(folder, 'cache/audit-status', embedded.key);
    for (const name of ['libraries/lib', 'fonts/fonts']) mkdirSync(join(unpacked, name), { recursive: true });
    writeFileSync(join(unpacked, 'libraries/lib/libnss3.so'), '');
    writeFileSync(join(unpacked, 'chromium'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    script(
      'chromium-headless-shell',
      `printf '{"id":0,"result":{"product":"HeadlessChrome/1.2.3"}}\\0' >&4; exec sleep 300`,
    );
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
    const warn = vi.fn<(message: string) => void>();
    const browser = startBrowser({ executable: null, prefer: 'embedded', sandbox: null }, { progress() {}, warn });
    const { name } = await browser.ready;
    await browser.close();
    expect(warn.mock.calls).toEqual([
      [
        `The browser ${unpacked}/chromium did not start (it ended with code 1): choose another one. ${name} is used instead.`,
      ],
    ]);
  });

  it('is told from one without a sandbox', async () => {
    expect(
      await failureOf(script('unsandboxed', 'echo "[1:FATAL:zygote.cc] No usable sandbox! If you" >&2; exit 1')),
    ).toMatchObject({ code: 'no-sandbox' });
  });

  it('is ended with its children, where it stays silent', async () => {
    const file = script('silent', `sleep 300 & echo $! > ${folder}/child; wait`);
    const browser = startProcess({ source: 'explicit', executable: file, own: null }, true, 500);
    await expect(browser.product).rejects.toMatchObject({ code: 'browser-failed' });
    await browser.kill();
    expect(await browser.ended).toContain('SIGKILL');
    const { readFileSync } = await import('node:fs');
    const child = Number(readFileSync(join(folder, 'child'), 'utf8'));
    await vi.waitFor(() => expect(isRunning(child)).toBe(false));
  });

  it('is ended at once, where it is closed while it starts', async () => {
    const browser = startBrowser({ executable: script('silent', 'exec sleep 300'), prefer: 'embedded', sandbox: null });
    await browser.close();
    await expect(browser.ready).rejects.toMatchObject({ code: 'browser-failed' });
  });
});

/** False for the dead that nobody has buried, too. */
function isRunning(pid: number): boolean {
  try {
    const { readFileSync } = process.getBuiltinModule('node:fs');
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe.skipIf(embeddedVersion() === null)('a browser that runs', () => {
  it('is started again, where it dies while it prints', async () => {
    const browser = startBrowser({ executable: null, prefer: 'embedded', sandbox: null });
    const { pid } = await browser.ready;
    const printing = browser.print(await job());
    process.kill(Number(pid), 'SIGKILL');
    expect((await printing).pages).toBeGreaterThan(0);
    await browser.close();
  }, 20_000);

  it('is given up, where it takes too long', async () => {
    const browser = startBrowser({ executable: null, prefer: 'embedded', sandbox: null });
    await expect(browser.print(await job({ timeoutSeconds: 0.001 }))).rejects.toMatchObject({ code: 'timeout' });
    expect((await browser.print(await job({ html: await page('<p>Again</p>') }))).pages).toBe(1);
    await browser.close();
  }, 20_000);

  it('leaves no profile behind', async () => {
    const profiles = (): string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith(`audit-status-profile-${process.pid}-`));
    const before = profiles();
    const browser = startBrowser({ executable: null, prefer: 'embedded', sandbox: null });
    await browser.ready;
    expect(profiles().length).toBe(before.length + 1);
    await browser.close();
    expect(profiles()).toEqual(before);
  }, 20_000);

  describe('with a page that wants to fetch', () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked++;
      response.end();
    });
    beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
    afterAll(() => new Promise((resolve) => server.close(resolve)));

    it('asks for nothing, even without a content policy', async () => {
      const address = server.address();
      const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
      const html = `<!doctype html><link rel="preconnect" href="${origin}"><link rel="stylesheet" href="${origin}/a.css"><script>fetch('${origin}')</script><p>Text<img src="${origin}/b.png"><iframe src="${origin}/c"></iframe><iframe src="file:///etc/hostname"></iframe>`;
      const browser = startBrowser({ executable: null, prefer: 'embedded', sandbox: null });
      expect((await browser.print(await job({ html }))).pages).toBe(1);
      await browser.close();
      expect(asked).toBe(0);
    }, 20_000);
  });
});
