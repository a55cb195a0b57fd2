/** What a server replied. */
export interface Reply {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | number | undefined };
  readonly data: unknown;
}

/** Why there is no reply, in a sentence; nobody needs to ask this server again in this run. */
export interface Failure {
  readonly failure: string;
}

/** Whether there is no reply. */
export function isFailure(result: Reply | Failure): result is Failure {
  return 'failure' in result;
}
