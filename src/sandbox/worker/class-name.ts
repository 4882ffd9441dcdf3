import { descriptorOf, getPrototypeOf, hasOwn, kindOf } from './intrinsics.ts';

/** A chain of prototypes may be as long as its program likes. */
const mostPrototypes = 100;

/** The name of the class an object was made by, as the nearest constructor in its chain says; null without one. */
export const classNameOf = (value: object): string | null => inChain(getPrototypeOf(value), nameOfClass);

/** The nearest data property of that name in an object or what it inherits from; a proxy is not asked. */
export const dataInChain = (value: object, name: string): unknown =>
  inChain(value, (object) => {
    const found = dataOf(object, name);
    return found === undefined ? null : { found };
  })?.found;

export const isInChain = (value: object, prototype: object): boolean =>
  inChain(value, (object) => (object === prototype ? true : null)) ?? false;

/** An own property's value; undefined for none and for an accessor. */
export const dataOf = (object: object, name: PropertyKey): unknown => {
  const descriptor = descriptorOf(object, name);
  return descriptor !== undefined && hasOwn(descriptor, 'value') ? descriptor.value : undefined;
};

const inChain = <T>(start: object | null, look: (object: object) => T | null): T | null => {
  let object = start;
  for (let count = 0; object !== null && count < mostPrototypes && !kindOf.isProxy(object); count += 1) {
    const found = look(object);
    if (found !== null) return found;
    object = getPrototypeOf(object);
  }
  return null;
};

const nameOfClass = (prototype: object): string | null => {
  const made = dataOf(prototype, 'constructor');
  if (typeof made !== 'function' || kindOf.isProxy(made)) return null;
  const name = dataOf(made, 'name');
  return typeof name === 'string' && name !== '' ? name : null;
};
