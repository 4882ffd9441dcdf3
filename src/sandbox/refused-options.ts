import { EvtoolError, exitCodes } from '../core/errors.ts';

/** Node does not start with a handler's options; `cause` says why. */
export const refusedOptions = (execArgv: readonly string[], cause: Error): EvtoolError => {
  const options = execArgv.filter((word) => !word.startsWith('--disable-warning=')).join(' ');
  return new EvtoolError(`Node does not take the handler's nodeOptions "${options}": ${cause.message}.`, {
    exitCode: exitCodes.usage,
    hint: 'See nodeOptions of the handler in evtool.yml.',
    cause,
  });
};
