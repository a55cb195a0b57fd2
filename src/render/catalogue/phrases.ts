/** One form of a phrase for each plural that its language tells apart; `{count}` decides between them. */
export type Plural = { readonly [category in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** Words, in which `{name}` stands for a value. */
export type Phrase = string | Plural;

/** Phrases by the keys that templates name. */
export interface Phrases {
  readonly [key: string]: Phrase;
}
