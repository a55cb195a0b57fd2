/**
 * What went wrong, for programs: nothing to print with, no temporary folder or file descriptor for a browser, a browser that fails, one that may not use its sandbox,
 * a print that took too long, a page without any text, or a PDF that cannot be read back.
 */
export type PrintErrorCode =
  | 'no-browser'
  | 'no-resources'
  | 'browser-failed'
  | 'no-sandbox'
  | 'timeout'
  | 'no-text'
  | 'bad-pdf'
  | 'too-large';

/** Says in one sentence why there is no PDF and what to do about it. */
export class PrintError extends Error {
  readonly code: PrintErrorCode;

  constructor(code: PrintErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PrintError';
    this.code = code;
  }
}

/** Gives the message of anything that was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
