export type { BrowserInfo } from './browser-session.ts';
export { embeddedVersion } from './embedded.ts';
export type { BrowserChoice, BrowserSource } from './find-browser.ts';
export { PrintError, type PrintErrorCode } from './print-error.ts';
export { fontFaceCss, fontFamilies } from './fonts.ts';
export type { Attachment, PrintedPdf, PrintJob } from './print-job.ts';
export type { Paper } from './puppeteer.ts';
export { type BrowserHandle, startBrowser } from './start-browser.ts';
