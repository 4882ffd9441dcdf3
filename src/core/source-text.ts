/** A place in a text file; both count from 1, columns in UTF-16 units, as editors do. */
export type Position = { readonly line: number; readonly column: number };

/**
 * A JSON or YAML file with its parsed document, and where in the text each node stands.
 * `file` is relative to the workspace's root, with forward slashes; for other files as the user named it.
 */
export type SourceText = {
  readonly file: string;
  readonly text: string;
  readonly document: unknown;
  /**
   * Where the node at a JSON pointer stands: its key (`key`, for members of an object), or its value. A pointer to
   * nothing gives the nearest ancestor's place. Positions are computed on the first call.
   */
  readonly locate: (pointer: string, part: 'key' | 'value') => Position;
};

/** A file's text that is not the document its name promises: why, and where. */
export type SourceFault = {
  readonly file: string;
  readonly text: string;
  readonly reason: string;
  readonly position: Position;
};

export const formatPosition = (file: string, { line, column }: Position): string => `${file}:${line}:${column}`;
