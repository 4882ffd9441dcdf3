import { EvtoolError, exitCodes } from '../errors.ts';
import { sourceExcerpt } from '../source-excerpt.ts';
import { formatPosition, type SourceText } from '../source-text.ts';

/** Why a schema cannot be used, and where; a lint finding, and an error when the schema is needed. */
export type SchemaFault = {
  readonly rule: 'invalid-schema' | 'unknown-draft' | 'unresolved-ref' | 'duplicate-id';
  readonly message: string;
  readonly source: SourceText;
  readonly pointer: string;
  readonly part: 'key' | 'value';
  readonly hint?: string | undefined;
};

export const schemaError = ({ message, source, pointer, part, hint }: SchemaFault): EvtoolError => {
  const position = source.locate(pointer, part);
  const excerpt = sourceExcerpt(source.text, position, 1);
  return new EvtoolError(`${formatPosition(source.file, position)}: ${message}\n${excerpt}`, {
    hint,
    exitCode: exitCodes.invalid,
  });
};
