import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer, PartRequest } from '../../src/print/parts/worker-thread.ts';
import { openThreads, type Threads } from '../../src/system/worker-pool.ts';
import { root } from '../run.ts';

const broken: PartRequest = { raw: Buffer.from('no PDF'), part: 1, taken: 0 };

function answerOf(threads: Threads<PartRequest, Answer>, question: PartRequest): Promise<Answer> {
  return threads.run(
    (thread) => thread.send(question),
    (answer) => answer,
  );
}

describe('threads', () => {
  beforeAll(() => {
    spawnSync(process.execPath, [join(root, 'scripts/start.mjs'), '--build']);
  });

  const open = (count: number): Threads<PartRequest, Answer> => {
    const threads = openThreads<PartRequest, Answer>('../../dist/parts-worker.js', count);
    if (threads === null) throw new Error('dist/ was not built');
    return threads;
  };

  test('are none where the program was not built', () => {
    expect(openThreads('./not-built.js', 2)).toBeNull();
  });

  test('answer a fault in words, and go on with the next question', async () => {
    const threads = open(1);
    const answers = await Promise.all([answerOf(threads, broken), answerOf(threads, broken)]);
    for (const answer of answers) expect(answer).toEqual({ kind: 'failed', reason: expect.any(String) });
    threads.end();
  });

  test('fail for those who ask, where they end', async () => {
    const threads = open(1);
    const asked = [answerOf(threads, broken), answerOf(threads, broken)].map((answer) => answer.catch(String));
    threads.end();
    const [first, second] = await Promise.all(asked);
    expect(second).toBe('Error: a thread has ended');
    expect(first).toEqual(expect.any(String));
  });

  test('fail for one who cannot understand the answer, and serve the next', async () => {
    const threads = open(1);
    const failing = threads.run(
      (thread) => thread.send(broken),
      () => {
        throw new Error('not understood');
      },
    );
    await expect(failing).rejects.toThrow('not understood');
    expect(await answerOf(threads, broken)).toMatchObject({ kind: 'failed' });
    threads.end();
  });
});
