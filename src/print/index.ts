export { embeddedVersion } from './embedded.ts';
export type { BrowserChoice } from './find-browser.ts';
export { PrintError } from './print-error.ts';
export { fontFaceCss } from './fonts.ts';
export type { PrintedPdf, PrintJob } from './print-job.ts';
export { type BrowserHandle, startBrowser } from './start-browser.ts';
