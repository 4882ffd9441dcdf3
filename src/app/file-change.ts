/** A file that a command wrote. */
export type FileChange = { readonly file: string; readonly action: 'created' | 'changed' };
