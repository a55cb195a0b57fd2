/** How the lint command can say what it found. */
export const lintFormats = ['text', 'json', 'sarif'] as const;

/** One of these ways. */
export type LintFormat = (typeof lintFormats)[number];
