import type { StatusKind } from '../../domain/model.ts';

/** What a status text was taken to mean, and the words that decided. */
export interface StatusReading {
  readonly kind: StatusKind;
  /** What decided and what stands beside it; for a text that is not recognized, why not, where there is more to say. */
  readonly because: string;
  /** What beside a settling phrase is not understood, or may limit it, though the cell counts as settled; null where nothing is. */
  readonly unsure: string | null;
}

/** Reads status texts by one vocabulary. */
export type StatusReader = (text: string) => StatusReading;
