declare module 'tar-fs' {
  import type { Writable } from 'node:stream';

  interface ExtractOptions {
    readonly dmode?: number;
    /** False leaves files to who unpacks them, for root too. */
    readonly chown?: boolean;
    /** True leaves the entry out. */
    readonly ignore?: (name: string, header?: { readonly type: string }) => boolean;
  }

  const tar: { extract(folder: string, options?: ExtractOptions): Writable };
  export default tar;
}
