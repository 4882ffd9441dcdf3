import { EvtoolError } from '../../core/errors.ts';
import type { Finding } from '../../core/workspace.ts';

type Where = Pick<Finding, 'rule' | 'file'>;

/**
 * An error about a file as a finding. Such errors begin with their place, `file:line:column`; those of a file as a whole
 * stand at its start. What is no user's error is thrown on.
 */
export const findingOfError = (error: unknown, { rule, file }: Where): Finding => {
  if (!(error instanceof EvtoolError)) throw error;
  const [first = ''] = error.message.split('\n', 1);
  const [, place = file, line = '1', column = '1', message = first] = /^(\S.*?):(\d+):(\d+):? (.*)$/.exec(first) ?? [];
  const whole = message.startsWith(`${file}: `) ? message.slice(file.length + 2) : message;
  const hint = error.hint === undefined ? {} : { hint: error.hint };
  return { level: 'error', rule, message: whole, file: place, line: Number(line), column: Number(column), ...hint };
};
