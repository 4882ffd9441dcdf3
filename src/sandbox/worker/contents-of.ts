import { dataOf, isInChain } from './class-name.ts';
import { mapContents, setContents } from './collection-contents.ts';
import type { Contents } from './contents.ts';
import { getPrototypeOf, getters, isArray, kindOf, prototypes } from './intrinsics.ts';
import { listContents } from './list-contents.ts';
import { errorContents, objectContents } from './object-contents.ts';

/** What a plain object, a list, an error, a map or a set is made of; undefined for others. */
export const contentsOf = (value: object): Contents | undefined => {
  // Most objects are plain, and each further question takes its time.
  if (getPrototypeOf(value) === prototypes.object && !kindOf.isArgumentsObject(value)) return objectContents(value);
  if (isArray(value)) return listContents(value, lengthOf(value));
  if (kindOf.isNativeError(value) || isInChain(value, prototypes.error)) return errorContents(value);
  if (kindOf.isMap(value)) return mapContents(value);
  if (kindOf.isSet(value)) return setContents(value);
  if (kindOf.isArgumentsObject(value)) return { ...listContents(value, lengthOf(value)), name: 'Arguments' };
  if (isNumbers(value)) return listContents(value, getters.typedLength(value));
  return undefined;
};

const lengthOf = (list: object): number => {
  const length = dataOf(list, 'length');
  return typeof length === 'number' ? length : 0;
};

/** Arrays of numbers larger than bytes; those of bytes are shown as such. */
const isNumbers = (value: object): boolean =>
  kindOf.isTypedArray(value) &&
  !kindOf.isUint8Array(value) &&
  !kindOf.isInt8Array(value) &&
  !kindOf.isUint8ClampedArray(value);
