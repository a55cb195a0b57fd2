// Starts mutate-worker.mjs in a thread of this process, and passes on what mutate.mjs asks of it and what it answers. Ends
// with the process that started it.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BroadcastChannel } from 'node:worker_threads';
import { createVitest } from 'vitest/node';

const channel = new BroadcastChannel('mutate');
channel.onmessage = ({ data }) => process.send(data);
process.on('message', (job) => channel.postMessage(job));
process.on('disconnect', () => process.exit());

const vitest = await createVitest('test', {
  root: resolve(fileURLToPath(import.meta.url), '../..'),
  config: false,
  watch: false,
  include: ['scripts/mutate-worker.mjs'],
  pool: 'threads',
  maxWorkers: 1,
  isolate: false,
  reporters: [{}],
});
await vitest.start();
