/** A line of a file, relative to the workspace's root. */
export type Place = { readonly file: string; readonly line: number };
