import { expect, it } from 'vitest';
import { EvtoolError } from '../../src/core/errors.ts';
import { type HandlerOptions, inputOf, runOnce } from './run-handler.ts';

const loadFailure = async (module: string, options?: HandlerOptions): Promise<EvtoolError> => {
  const result = await runOnce(module, inputOf(1), options).catch((error: unknown) => error);
  if (!(result instanceof EvtoolError)) throw new Error(`${module} gave ${result}`);
  return result;
};

it.each([
  ['enum.ts', 3, "enum.ts:3:1: Node cannot run TypeScript's enum: it only erases types.", /union of strings.*tsx/],
  ['parameter-property.ts', 3, 'parameter-property.ts:2:32: ', /Declare the field.*tsx/],
  ['decorator.ts', 3, 'decorator.ts:3:1: Invalid or unexpected token.', /decorators.*tsx/],
  ['broken.mjs', 3, "broken.mjs:2:13: Unexpected token ';'.", undefined],
  [
    'commonjs/imports.ts',
    3,
    'commonjs/imports.ts:1:1: Cannot use import',
    /rename it to imports\.mts.*"type": "module"/,
  ],
  ['commonjs/exports.js', 3, "commonjs/exports.js:1:1: Unexpected token 'export'.", /rename it to exports\.mjs/],
  ['type-import.ts', 3, 'type-import.ts:1:19: ', /import type/],
  ['no-extension.ts', 2, 'no-extension.ts:1:25: it imports explode, which is not there.', /explode\.ts/],
  ['no-package.ts', 2, 'no-package.ts:1:20: it imports @acme/orders, which', /npm install @acme\/orders/],
  ['no-handler.ts', 2, 'no-handler.ts: it exports no handler, only onMessages, other.', /export default defineHandler/],
  ['nowhere.ts', 2, 'nowhere.ts: the module of handler h does not exist.', /evtool new handler h/],
  ['throws-on-load.ts', 4, 'throws-on-load.ts:2:7: Error: no database', undefined],
  ['exits-on-load.ts', 4, 'exits-on-load.ts:1:9: ProcessExit: process.exit(3) was called', undefined],
  ['never-loads.ts', 4, 'never-loads.ts does not finish loading: a top-level await', undefined],
])('%s does not load, with the place and what to do', async (module, exitCode, message, hint) => {
  const error = await loadFailure(module);
  expect(error.message).toContain(message);
  expect(error.exitCode).toBe(exitCode);
  if (hint) expect(error.hint).toMatch(hint);
});

it('shows the source line that does not load', async () => {
  const { message } = await loadFailure('enum.ts');
  expect(message.split('\n').slice(1)).toEqual(['  1 | const answer = 42;', '  2 |', '> 3 | enum Color {', '    | ^']);
});

it('names an env file that is not there', async () => {
  const error = await loadFailure('env.ts', { envFile: 'nowhere.env' });
  expect(error.message).toBe('The env file nowhere.env of handler h does not exist.');
  expect(error.exitCode).toBe(2);
});

it('names Node options that Node does not take', async () => {
  const error = await loadFailure('env.ts', { nodeOptions: ['--nonsense'] });
  expect(error.message).toContain('nodeOptions "--nonsense"');
  expect(error.exitCode).toBe(2);
});
