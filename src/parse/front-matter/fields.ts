/** One field, with its line in the document. */
export interface FrontMatterField {
  readonly value: unknown;
  readonly line: number;
}

/** The fields of front matter, or what is wrong with it; without a line, it is no front matter at all. */
export type FieldsReading =
  | { readonly fields: ReadonlyMap<string, FrontMatterField> }
  | { readonly problem: string; readonly line: number | null };
