import type { Catalog } from '../../core/catalog/catalog.ts';
import type { SourceText } from '../../core/source-text.ts';
import type { Finding } from '../../core/workspace.ts';
import { findingOfError } from './finding-of-error.ts';

type Readable = { readonly schemas: ReadonlyMap<string, SourceText>; readonly findings: readonly Finding[] };

/** The schema files that parse, and findings for those that do not. */
export const readableSchemas = ({ schemas }: Catalog): Readable => {
  const findings: Finding[] = [];
  const readable = [...schemas].filter(([file, source]) => {
    const finding = parseFinding(file, source);
    if (finding) findings.push(finding);
    return finding === null;
  });
  return { schemas: new Map(readable), findings };
};

const parseFinding = (file: string, source: SourceText): Finding | null => {
  try {
    // Sources are read when they are looked at.
    void source.document;
    return null;
  } catch (error) {
    return findingOfError(error, { rule: 'parse', file });
  }
};
