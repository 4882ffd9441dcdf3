import type { AppContext } from '../../app/context.ts';
import type { DebugRequest, DebugSession, Happening } from '../../app/debug/debug-session.ts';
import { openDebug } from '../../app/debug.ts';
import type { CommandRun } from '../command.ts';
import type { ReplayArgs } from '../replay/replay-flags.ts';
import { requestOf } from '../replay/request-of.ts';
import { openTraceFile, type TraceFile } from '../replay/trace-file.ts';
import { stopShower } from './stop-shower.ts';

type Run = CommandRun<ReplayArgs>;
type Wanted = Pick<DebugRequest, 'breakpoints' | 'watches' | 'mode' | 'standsAtFailure' | 'stays'>;

export type TracedSession = { readonly session: DebugSession; readonly trace: TraceFile | null };

/** A session that also writes the trace that `--trace` asks for; whoever opens it closes both. */
export const openSession = async (run: Run, context: AppContext, wanted: Wanted): Promise<TracedSession> => {
  const { args, signal } = run;
  const request = { ...requestOf(run), ...wanted };
  if (args.trace === undefined) return { session: await openDebug(context, request, { signal }), trace: null };
  const record: DebugRequest['record'] = (stop) => trace.stop(shower.present(stop));
  const session = await openDebug(context, { ...request, record }, { signal });
  const shower = stopShower(session);
  const trace = await opened(args.trace, { run, session });
  return { session: { ...session, happenings: traced(session.happenings, trace) }, trace };
};

const opened = async (file: string, { run, session }: { readonly run: Run; readonly session: DebugSession }) => {
  try {
    return await openTraceFile(file, { cwd: run.cwd, say: run.terminal.err });
  } catch (error) {
    await session.close();
    throw error;
  }
};

async function* traced(happenings: AsyncIterable<Happening>, trace: TraceFile): AsyncGenerator<Happening, void> {
  for await (const happening of happenings) {
    if (happening.type === 'result') await trace.result(happening.result);
    yield happening;
  }
}
