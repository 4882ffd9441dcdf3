import type { AppContext } from '../../../app/context.ts';
import type { DebugRequest } from '../../../app/debug/debug-session.ts';
import type { Breakpoint } from '../../../core/debug/breakpoint.ts';
import type { DebugTarget } from '../../route.ts';

/** What was set before, and stays for the next session. */
export type Kept = { readonly breakpoints: readonly Breakpoint[]; readonly watches: readonly string[] };

/** Who debugs on the screen wants to stand where it fails. */
export const keptAtFirst: Kept = { breakpoints: [{ kind: 'uncaught' }], watches: [] };

const timeoutMs = 30_000;
const maxMemoryMb = 256;

/** Held messages may be sent unless the context is read-only: each time, the user is asked. */
export const debugRequest = (
  { target: cluster }: Pick<AppContext, 'target'>,
  { handler, sources, handleInvalid = false, last, settings = {} }: DebugTarget & { readonly handler: string },
  kept: Kept,
): DebugRequest => {
  const asked = settings.breakpoints ?? [];
  const isAsked = asked.some(isUncaught);
  return {
    keepGoing: true,
    timeoutMs,
    maxMemoryMb,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...settings,
    handler,
    sources,
    handleInvalid,
    last,
    breakpoints: unique([...asked, ...kept.breakpoints.filter((one) => !isUncaught(one))]),
    stopsAtUncaught: kept.breakpoints.some(isUncaught) && !isAsked,
    watches: [...new Set([...(settings.watches ?? []), ...kept.watches])],
    send: cluster?.readOnly !== true,
    mode: 'step',
    standsAtFailure: true,
    stays: true,
  };
};

const isUncaught = ({ kind }: Breakpoint): boolean => kind === 'uncaught';

const unique = (breakpoints: readonly Breakpoint[]): readonly Breakpoint[] => [
  ...new Map(breakpoints.map((one) => [JSON.stringify(Object.entries(one).sort()), one])).values(),
];
