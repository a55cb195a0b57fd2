export { embeddedVersion } from './embedded.ts';
export type { BrowserChoice } from './find-browser.ts';
export { PrintError, type PrintErrorCode } from './print-error.ts';
export { fontFaceCss } from './fonts.ts';
export type { BrowserInfo } from './browser-session.ts';
export type { PrintedPages } from './finish/index.ts';
export type { PageJob, PrintedPdf, PrintJob } from './print-job.ts';
export { printPdf } from './print-pdf.ts';
export { type BrowserHandle, type Press, startBrowser } from './start-browser.ts';
