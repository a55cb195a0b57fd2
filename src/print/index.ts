export { embeddedVersion } from './browser/embedded.ts';
export type { BrowserChoice } from './browser/find-browser.ts';
export { PrintError } from './print-error.ts';
export { fontFaceCss } from './page/fonts.ts';
export type { PageJob, PrintedPdf, PrintJob } from './print-job.ts';
export { type BrowserHandle, type PdfPrinter, startBrowser } from './browser/start-browser.ts';
