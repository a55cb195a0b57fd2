/** The formats a report can have. */
export const formats = ['md', 'html', 'pdf', 'json'] as const;

/** One of them. */
export type FormatName = (typeof formats)[number];
