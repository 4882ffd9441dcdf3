import type { AppContext } from '../../../app/context.ts';
import type { DebugRequest } from '../../../app/debug/debug-session.ts';
import type { Breakpoint } from '../../../core/debug/breakpoint.ts';
import type { DebugTarget } from '../../route.ts';

/** What was set before, and stays for the next session. */
export type Kept = { readonly breakpoints: readonly Breakpoint[]; readonly watches: readonly string[] };

const timeoutMs = 30_000;
const maxMemoryMb = 256;

/** Held messages may be sent unless the context is read-only: each time, the user is asked. */
export const debugRequest = (
  { target: cluster }: Pick<AppContext, 'target'>,
  { handler, sources, handleInvalid = false, last, settings = {} }: DebugTarget & { readonly handler: string },
  kept: Kept,
): DebugRequest => ({
  send: cluster?.readOnly !== true,
  keepGoing: true,
  timeoutMs,
  maxMemoryMb,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  ...settings,
  handler,
  sources,
  handleInvalid,
  last,
  breakpoints: unique([...(settings.breakpoints ?? []), ...kept.breakpoints]),
  watches: [...new Set([...(settings.watches ?? []), ...kept.watches])],
  mode: 'step',
  standsAtFailure: true,
  stays: true,
});

const unique = (breakpoints: readonly Breakpoint[]): readonly Breakpoint[] => [
  ...new Map(breakpoints.map((one) => [JSON.stringify(Object.entries(one).sort()), one])).values(),
];
