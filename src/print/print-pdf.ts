import { ignoreRejection } from './ignore-rejection.ts';
import type { PackedFile, PrintedPages } from './pdf/index.ts';
import type { PageJob, PrintJob, PrintedPdf } from './print-job.ts';

/** Makes a PDF of what `printPages` prints; what can be done before that is there is done while the browser prints. */
export async function printPdf(
  job: PrintJob,
  printPages: (job: PageJob) => Promise<PrintedPages>,
): Promise<PrintedPdf> {
  const { html, paper, timeoutSeconds, attachment, onPart } = job;
  const meanwhile: { packing?: Promise<PackedFile | null> } = {};
  const onLaidOut = (): void => {
    job.onLaidOut?.();
    meanwhile.packing ??= ignoreRejection(pack(attachment));
  };
  const printed = await printPages({ html, paper, timeoutSeconds, onLaidOut, onPart });
  const { finishPdf } = await loadFinish();
  return finishPdf(printed, job, (await meanwhile.packing) ?? null);
}

const loadFinish = () => import('./pdf/index.ts');

async function pack(attachment: PrintJob['attachment']): Promise<PackedFile | null> {
  const { packFile } = await loadFinish();
  return attachment === null ? null : packFile(attachment);
}
