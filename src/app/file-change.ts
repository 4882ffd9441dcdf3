/** A file that a command wrote. */
export type FileChange = {
  readonly file: string;
  readonly action: 'created' | 'changed';
  /** Why it is not called as one would expect. */
  readonly why?: string;
};
