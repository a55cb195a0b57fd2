import { parentPort, workerData } from 'node:worker_threads';
import { readAttachment } from './read-attachment.ts';

const { pdf, limit }: { readonly pdf: Uint8Array; readonly limit: number } = workerData;

parentPort?.postMessage(await readAttachment(pdf, limit));
