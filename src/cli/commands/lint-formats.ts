/** The formats of lint: `text` is grouped for people on a terminal, and as `unix` elsewhere. */
export const lintFormats = ['text', 'unix', 'json', 'sarif', 'github'] as const;

/** One of them. */
export type LintFormat = (typeof lintFormats)[number];
