/** Prevents an unhandled rejection while another promise is awaited: it would end the program. */
export function ignoreRejection<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}
