/** Where something else fails meanwhile, nobody hears of the failure of this; that must not end the program. */
export function ignoreRejection<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}
