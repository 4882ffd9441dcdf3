import { usageError } from '../../core/errors.ts';
import { unknownEvent } from '../../core/filter/event.ts';
import { whereFilter } from '../../core/filter/where.ts';
import { nearest } from '../../core/nearest.ts';
import type { AppContext } from '../context.ts';
import type { TailRequest } from './tail-request.ts';

/** More would have to be held in memory at once. */
const mostLast = 100_000;

/** Wrong use of `tail` that can be seen before a broker is asked. */
export const refuseContradictions = (context: AppContext, request: TailRequest): void => {
  const { last = 0, max = 1, idleMs = 1, filters = {} } = request;
  if (!Number.isSafeInteger(last) || last < 0) throw usageError(`Not a number of messages: --tail ${last}.`);
  if (last > mostLast)
    throw usageError(`--tail ${last} is more than ${mostLast}.`, 'For more: --from -N, per partition.');
  if (!Number.isSafeInteger(max) || max < 1) throw usageError(`Not a number of messages above 0: -n ${max}.`);
  if (!(idleMs > 0)) throw usageError(`Not a time in ms above 0: --idle-timeout ${idleMs}.`);
  if (filters.event !== undefined) refuseUnknownEvent(context, filters.event);
  refuseVerdictWithoutValidation(request);
};

const refuseVerdictWithoutValidation = ({ validate = true, filters = {}, strict = false }: TailRequest): void => {
  const asksForVerdict = filters.where !== undefined && whereFilter(filters.where).asksForVerdict;
  if (validate) return;
  const flag = filters.valid === undefined ? '--strict' : filters.valid ? '--valid' : '--invalid';
  if (filters.valid !== undefined || strict)
    throw usageError(`${flag} needs the validation that --no-validate leaves out.`);
  if (asksForVerdict) throw usageError('--where asks for the verdict, which --no-validate leaves out.');
};

const refuseUnknownEvent = ({ workspace }: AppContext, name: string): void => {
  const events = workspace?.catalog.events.map((event) => event.name) ?? [];
  if (name === unknownEvent || events.includes(name)) return;
  const meant = nearest(name, [...events, unknownEvent]);
  throw usageError(
    `Unknown event "${name}".`,
    `${meant === undefined ? '' : `Did you mean "${meant}"? `}See: evtool events`,
  );
};
