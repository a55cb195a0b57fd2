/** Characters beyond which a paragraph is no prose: ten pages without a blank line. */
export const longestProse = 20_000;
