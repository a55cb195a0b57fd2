import { UserError } from '../errors.ts';

/** Which versions are told; days are `YYYY-MM-DD`, in UTC. */
export interface HistoryRange {
  /** Versions from this day on. */
  readonly from?: string | undefined;
  /** Versions up to the end of this day. */
  readonly to?: string | undefined;
  /** No more than the last so many. */
  readonly last?: number | undefined;
  /** The day up to which open findings are counted; later versions are left out. */
  readonly asOf?: string | undefined;
}

/** Something that stands for a day. */
type Moment = { readonly instant: string | null } | { readonly date: string | null; readonly instant: null };

/** Returns the versions of a range, in their order. Throws `UserError` where it holds none. */
export function inRange<T extends Moment>(
  versions: readonly T[],
  { from, to, last, asOf }: HistoryRange,
  shown: string,
): readonly T[] {
  const ends = [to, asOf].filter((day) => day !== undefined);
  const within = versions.filter((version) => {
    const day = dayOf(version);
    return day === null || ((from === undefined || day >= from) && ends.every((end) => day <= end));
  });
  const told = last === undefined ? within : within.slice(-last);
  if (told.length > 0 || versions.length === 0) return told;
  const days = versions.map(dayOf).filter((day) => day !== null);
  throw new UserError(
    `${shown}: no version is of the days asked for; there are some from ${days.at(0) ?? ''} to ${days.at(-1) ?? ''}`,
  );
}

function dayOf(version: Moment): string | null {
  return version.instant?.slice(0, 10) ?? ('date' in version ? version.date : null);
}
