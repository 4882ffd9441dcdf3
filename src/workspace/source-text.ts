import { extname } from 'node:path';
import { load, YAMLException } from 'js-yaml';
import { EvtoolError, exitCodes } from '../core/errors.ts';
import { findJsonFault } from '../core/json-fault.ts';
import { sourceExcerpt } from '../core/source-excerpt.ts';
import { formatPosition, type Position, type SourceFault, type SourceText } from '../core/source-text.ts';
import { expandedSizeFault } from './expanded-size.ts';
import { lineIndex } from './line-index.ts';
import { type NodeOffsets, nodeOffsets } from './node-offsets.ts';

/** References a YAML file may hold; what they expand to is bounded apart (`expanded-size.ts`). */
const maxAliases = 1000;

/** Parses a file's text by its name: `.json` as JSON, all else as YAML. Fails with exit 3 and the place. */
export const readSource = (file: string, text: string): SourceText => {
  const parsed = parseSource(file, text);
  if ('document' in parsed) return parsed;
  const kind = isJson(file) ? 'JSON' : 'YAML';
  const place = formatPosition(file, parsed.position);
  const message = `${place} is not ${kind}: ${parsed.reason}\n${sourceExcerpt(text, parsed.position)}`;
  throw new EvtoolError(message, { exitCode: exitCodes.invalid });
};

/** As `readSource`, with what is wrong as a value. */
export const parseSource = (file: string, text: string): SourceText | SourceFault => {
  const parsed = isJson(file) ? parseJson(text) : parseYaml(text);
  if ('position' in parsed) return { file, text, ...parsed };
  return { file, text, document: parsed.document, locate: locator(text) };
};

const isJson = (file: string): boolean => extname(file).toLowerCase() === '.json';

type Parsed = { readonly document: unknown } | Pick<SourceFault, 'reason' | 'position'>;

const parseJson = (text: string): Parsed => {
  try {
    return { document: JSON.parse(text) };
  } catch (error) {
    const fault = findJsonFault(text);
    // Both follow RFC 8259: a text that only one of them accepts is a bug of ours.
    if (fault === null) throw new Error('JSON.parse refused what the grammar accepts', { cause: error });
    const reason = text.trim() === '' ? 'it is empty' : fault.reason;
    return { reason, position: lineIndex(text)(fault.offset) };
  }
};

const parseYaml = (text: string): Parsed => {
  try {
    const document = load(text, { maxAliases });
    const reason = expandedSizeFault(document);
    return reason === null ? { document } : { reason, position: { line: 1, column: 1 } };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { reason, mark } = error;
    const position = { line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 };
    return { reason: isBlank(error) ? 'it is empty' : reason, position };
  }
};

/** js-yaml gives no mark to "the input is empty" (also when it is all comments). */
const isBlank = ({ mark, reason }: YAMLException): boolean => mark === undefined && /empty/.test(reason);

const locator = (text: string): SourceText['locate'] => {
  let places: { offsets: ReadonlyMap<string, NodeOffsets>; positionAt: (offset: number) => Position } | undefined;
  return (pointer, part) => {
    places ??= { offsets: offsetsOf(text), positionAt: lineIndex(text) };
    const node = nearest(places.offsets, pointer);
    return places.positionAt((part === 'key' ? node?.key : undefined) ?? node?.value ?? 0);
  };
};

/** JSON that the YAML parser cannot follow (nesting beyond its limit) has no places but its start. */
const offsetsOf = (text: string): ReadonlyMap<string, NodeOffsets> => {
  try {
    return nodeOffsets(text);
  } catch (error) {
    if (error instanceof YAMLException || error instanceof RangeError) return new Map();
    throw error;
  }
};

/** The node at a pointer or its nearest ancestor; a pointer through an alias goes on at what the alias stands for. */
const nearest = (offsets: ReadonlyMap<string, NodeOffsets>, pointer: string): NodeOffsets | undefined => {
  const found = offsets.get(pointer);
  if (found || pointer === '') return found;
  const tokens = pointer.split('/').slice(1);
  let at = '';
  let node = offsets.get('');
  for (const token of tokens) {
    const child = offsets.get(`${node?.target ?? at}/${token}`);
    if (!child) return node;
    at = `${node?.target ?? at}/${token}`;
    node = child;
  }
  return node;
};
