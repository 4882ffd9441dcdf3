import { EvtoolError, exitCodes } from '../errors.ts';
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

export const schemaError = ({ message, source, pointer, part, hint }: SchemaFault): EvtoolError =>
  new EvtoolError(`${formatPosition(source.file, source.locate(pointer, part))}: ${message}`, {
    hint,
    exitCode: exitCodes.invalid,
  });
