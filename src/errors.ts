/** A fault that the user can put right: its message is one sentence, shown without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Thrown for a post without findings: nothing can be reported of it. */
export class NoFindingsError extends UserError {}

/** Returns what the operating system reports of a file, in words; null for any other error. */
export function systemMessage(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return systemMessages[error.code] ?? `cannot be used (${error.code})`;
}

/** Returns what a user can make use of in an error that was not expected: what the system reports, and no words of the code. */
export function unexpectedFault(error: unknown): string {
  const message = error instanceof Error && 'syscall' in error ? systemMessage(error) : null;
  if (message === null) return 'an unexpected fault of the program';
  const path = error instanceof Error && 'path' in error && typeof error.path === 'string' ? `${error.path} ` : '';
  return `an unexpected fault: ${path}${message}`;
}

const systemMessages: { readonly [code: string]: string } = {
  ENOENT: 'does not exist',
  EACCES: 'may not be opened (permission denied)',
  EPERM: 'may not be changed (not permitted)',
  EISDIR: 'is a directory',
  ENOTDIR: 'has a parent that is not a folder',
  ELOOP: 'is a loop of symbolic links',
  ENAMETOOLONG: 'has a name that is too long',
  ENXIO: 'is not a regular file',
  ENOSPC: 'cannot be written (the disk is full)',
  EDQUOT: 'cannot be written (the disk quota is used up)',
  EFBIG: 'cannot be written (larger than a file may be)',
  EIO: 'cannot be read or written (input/output error)',
  EROFS: 'cannot be written (read-only file system)',
  EMFILE: 'cannot be opened (too many open files)',
  EEXIST: 'exists already',
};

/** Returns whether something failed since the process, or the system, has too many files open. */
export function isTooManyFiles(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE');
}
