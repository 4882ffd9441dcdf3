import type { Value } from '../../core/debug/value.ts';
import { classNameOf, dataOf } from './class-name.ts';
import { flagGetters, getters, isNotNumber, kindOf, methods } from './intrinsics.ts';
import { type Ink, labelled, written } from './preview-ink.ts';
import { webObjectText } from './web-object-text.ts';

/** A value that is no object. */
export const previewPrimitive = (value: unknown, ink: Ink): Value => {
  switch (typeof value) {
    case 'string':
      return { type: 'string', ...written(ink, value) };
    case 'number':
      return { type: 'number', text: numberText(value) };
    case 'bigint':
      return { type: 'bigint', text: labelled(ink, bigintText(value)) };
    case 'symbol':
      return { type: 'symbol', text: labelled(ink, methods.symbolText(value)) };
    case 'boolean':
      return { type: 'boolean', text: value ? 'true' : 'false' };
    default:
      return value === null ? { type: 'null', text: 'null' } : { type: 'undefined', text: 'undefined' };
  }
};

const numberText = (value: number): string => (value === 0 && 1 / value < 0 ? '-0' : `${value}`);

/** Decimal digits of a larger one would take long to find. */
const largest = 2n ** 4096n;

const bigintText = (value: bigint): string => {
  if (value > largest) return '> 2n ** 4096n';
  return value < -largest ? '< -(2n ** 4096n)' : `${value}n`;
};

/** Of a function its name, with `class` before it where it is one. */
export const previewFunction = (value: object, ink: Ink): Value => {
  const name = dataOf(value, 'name');
  const shown = labelled(ink, typeof name === 'string' ? name : '');
  if (!isClass(value)) return { type: 'function', text: shown };
  return { type: 'function', text: shown === '' ? 'class' : `class ${shown}` };
};

/** A method may be called `class` as well: then a parenthesis follows. */
const isClass = (value: object): boolean => {
  const head = methods.slice(methods.functionSource(value), 0, 6);
  return methods.slice(head, 0, 5) === 'class' && head !== 'class(';
};

/** An object with nothing to look into; undefined for others. */
export const previewLeaf = (value: object, ink: Ink): Value | undefined => {
  if (kindOf.isDate(value)) return { type: 'date', text: dateText(value) };
  if (kindOf.isRegExp(value)) return { type: 'regexp', text: labelled(ink, regexpText(value)) };
  if (kindOf.isPromise(value)) return { type: 'promise', text: labelled(ink, classNameOf(value) ?? 'Promise') };
  if (kindOf.isBoxedPrimitive(value)) return { type: 'other', text: boxedText(value, ink) };
  const name = opaqueName(value);
  return name === undefined ? undefined : { type: 'other', text: labelled(ink, name) };
};

const dateText = (value: Date): string => {
  const time = methods.time(value);
  return isNotNumber(time) ? 'Invalid Date' : methods.isoTime(value);
};

const regexpText = (value: RegExp): string => {
  let flags = '';
  for (let index = 0; index < flagGetters.length; index += 1) {
    const flag = flagGetters[index];
    if (flag?.[1](value)) flags += flag[0];
  }
  return `/${getters.source(value)}/${flags}`;
};

const boxedText = (value: object, ink: Ink): string => {
  if (kindOf.isStringObject(value)) return `[String: "${labelled(ink, methods.stringIn(value))}"]`;
  if (kindOf.isNumberObject(value)) return `[Number: ${numberText(methods.numberIn(value))}]`;
  if (kindOf.isBooleanObject(value)) return `[Boolean: ${methods.booleanIn(value)}]`;
  if (kindOf.isBigIntObject(value)) return `[BigInt: ${bigintText(methods.bigintIn(value))}]`;
  return `[Symbol: ${labelled(ink, methods.symbolText(methods.symbolIn(value)))}]`;
};

const opaqueName = (value: object): string | undefined => {
  if (kindOf.isWeakMap(value)) return classNameOf(value) ?? 'WeakMap';
  if (kindOf.isWeakSet(value)) return classNameOf(value) ?? 'WeakSet';
  if (kindOf.isGeneratorObject(value)) return 'Generator';
  if (kindOf.isMapIterator(value)) return 'Map Iterator';
  if (kindOf.isSetIterator(value)) return 'Set Iterator';
  return kindOf.isExternal(value) ? 'External' : webObjectText(value);
};
