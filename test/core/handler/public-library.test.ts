import type { EachMessageHandler } from 'kafkajs';
import { expect, expectTypeOf, it } from 'vitest';
import { failureClassOf } from '../../../src/core/handler/failure-class.ts';
import { handlerOf } from '../../../src/core/handler/handler-of.ts';
import { defineHandler, type EachMessagePayload, fromEachMessage, Poison, Retryable } from '../../../src/index.ts';

it('takes what was written for kafkajs', () => {
  const written: EachMessageHandler = async ({ message }) => void message.value;
  expectTypeOf<EachMessagePayload>().toExtend<Parameters<EachMessageHandler>[0]>();
  expect(handlerOf({ default: fromEachMessage(written) })).toBeDefined();
});

it('gives a handler the types of its value and of what adapt returns', () => {
  defineHandler<{ readonly url: string }, URL>({
    adapt: ({ value }) => new URL(value.url),
    onMessage: ({ value, input }) => {
      expectTypeOf(value.url).toBeString();
      expectTypeOf(input).toEqualTypeOf<URL>();
    },
  });
});

it('tells classes of failures apart, also those of another copy', () => {
  const mark = Symbol.for('evtool.failure-class');
  const foreign = Object.assign(new Error('from another copy'), { [mark]: 'poison' });
  expect([new Retryable('x'), new Poison('x'), foreign, new Error('x'), 'x', null].map(failureClassOf)).toEqual([
    'retryable',
    'poison',
    'poison',
    'bug',
    'bug',
    'bug',
  ]);
});

it.each([
  ['a function', { default: () => {} }, true],
  ['an object with onMessage', { default: { onMessage: () => {} } }, true],
  ['a default below the default', { default: { default: () => {} } }, true],
  ['no default', { onMessage: () => {} }, false],
  ['an onMessage that is no function', { default: { onMessage: 1 } }, false],
  ['an adapt that is no function', { default: { onMessage: () => {}, adapt: 1 } }, false],
  ['null', { default: null }, false],
])('looks for a handler in %s', (_name, module, isHandler) => {
  expect(handlerOf(module) !== undefined).toBe(isHandler);
});
