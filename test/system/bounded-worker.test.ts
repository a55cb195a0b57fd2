import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { MemoryError, runBounded } from '../../src/system/bounded-worker.ts';
import { DeadlineError } from '../../src/system/time-limit.ts';
import { root } from '../run.ts';

const program = '../../dist/attachment-worker.js';
const mebibyte = 1024 * 1024;
const generous = { seconds: 20, bytes: 1024 * mebibyte };
const read = (pdf: Uint8Array, bounds = generous): Promise<unknown> =>
  runBounded(program, { pdf, limit: mebibyte }, bounds);

/** A PDF whose one stream of objects holds that many blanks. */
function swelling(size: number): Uint8Array {
  const stream = deflateSync(Buffer.alloc(size, ' '), { level: 1 });
  const objects =
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n';
  const head = `%PDF-1.7\n${objects}3 0 obj\n<< /Type /ObjStm /N 1 /First 10 /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`;
  return Buffer.concat([
    Buffer.from(head),
    stream,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  ]);
}

describe('A worker with bounds', () => {
  beforeAll(() => {
    spawnSync(process.execPath, [join(root, 'scripts/start.mjs'), '--build']);
  });

  test('is none where the program was not built', async () => {
    expect(await runBounded('./not-built.js', null, generous)).toBeUndefined();
  });

  test('gives its first message', async () => expect(await read(Buffer.from('no PDF'))).toBeNull());

  test('is ended when it takes too long', async () => {
    const endless = Buffer.from(`%PDF-1.7\n${'1 0 obj '.repeat(400_000)}`);
    await expect(read(endless, { ...generous, seconds: 0.5 })).rejects.toThrow(new DeadlineError('took longer than 0.5 seconds')); // prettier-ignore
  });

  test('is ended when the process needs too much memory', async () => {
    const bounds = { seconds: 60, bytes: 40 * mebibyte };
    await expect(read(swelling(256 * mebibyte), bounds)).rejects.toThrow(new MemoryError('needs more than 40 MiB of memory')); // prettier-ignore
  });

  test('fails where the program does', async () => {
    await expect(runBounded(program, { pdf: null, limit: null }, generous)).resolves.toBeNull();
    await expect(runBounded(program, undefined, generous)).rejects.toThrow(Error);
  });
});
