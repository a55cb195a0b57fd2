import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MemoryError } from '../../../src/system/bounded-worker.ts';
import { DeadlineError } from '../../../src/system/time-limit.ts';
import { makeSandbox, post, type Sandbox } from './sandbox.ts';

const reading = vi.hoisted(() => ({ fails: (): Error => new Error('not set') }));
vi.mock('../../../src/print/pdf/bounded-attachment.ts', () => ({
  readAttachmentWithin: () => Promise.reject(reading.fails()),
}));

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = makeSandbox();
  sandbox.write('post.md', post('2031-01-01', [[1, 'Open port', 'Open']]));
  sandbox.write('out/post.pdf', '%PDF-1.7\n');
});
afterAll(() => sandbox.remove());

test.each([new DeadlineError('took longer than 20 seconds'), new MemoryError('needs more than 1024 MiB of memory')])(
  'a PDF that cannot be read within bounds is not that of the report: %s',
  async (error) => {
    reading.fails = () => error;
    expect(await sandbox.run('report --check --format pdf --out out post.md'.split(' '))).toMatchObject({
      exit: 1,
      stderr: 'out/post.pdf: is stale: it carries other data; run report and commit it\n',
    });
  },
);
