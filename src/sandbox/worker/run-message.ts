import { endingOf } from '../../core/handler/ending.ts';
import type { HandlerContext, HandlerDefinition } from '../../core/handler/handler.ts';
import { messageForHandler } from '../../core/handler/message-for-handler.ts';
import type { RunInput } from '../../core/handler/runner.ts';
import type { StepEvent } from '../../core/replay/step-event.ts';
import type { OutcomeEvent } from '../protocol.ts';
import { describeFailure } from './describe-failure.ts';

type RunParts = {
  readonly context: HandlerContext;
  readonly emit: (event: StepEvent) => void;
  /** Resolves when every produce call is answered. */
  readonly settled: () => Promise<void>;
  readonly root: string;
  /** Told of the message as adapt, and then the handler, gets it. */
  readonly show: ((message: object) => void) | undefined;
};

/** Takes one message through `adapt` and `onMessage`; whatever they do comes back as an outcome. */
export const runMessage = async (
  definition: HandlerDefinition,
  input: RunInput,
  { context, emit, settled, root, show }: RunParts,
): Promise<OutcomeEvent> => {
  const start = performance.now();
  const ended = (rest: Omit<OutcomeEvent, 'type' | 'ms'>): OutcomeEvent => ({
    type: 'outcome',
    ms: performance.now() - start,
    ...rest,
  });
  try {
    const bare = messageForHandler(input);
    show?.(bare);
    const adapted = definition.adapt ? await timed('adapt', () => definition.adapt?.(bare), emit) : bare.value;
    const message = { ...bare, input: adapted };
    show?.(message);
    await timed('handle', async () => handle(definition, message, context, settled), emit);
    return ended({ outcome: 'ok' });
  } catch (thrown) {
    const ending = endingOf(thrown);
    return ended(ending ?? { outcome: 'failed', error: describeFailure(thrown, root) });
  }
};

type Message = Parameters<HandlerDefinition['onMessage']>[0];

const handle = async (
  definition: HandlerDefinition,
  message: Message,
  context: HandlerContext,
  settled: () => Promise<void>,
): Promise<void> => {
  try {
    await definition.onMessage(message, context);
  } finally {
    await settled();
  }
  // A rejection that the handler left unhandled ends the thread before the next turn, and so belongs to this message.
  await new Promise((resolve) => setImmediate(resolve));
};

const timed = async <T>(
  step: 'adapt' | 'handle',
  work: () => T | Promise<T>,
  emit: (event: StepEvent) => void,
): Promise<T> => {
  const start = performance.now();
  const end = (status: 'ok' | 'failed'): void => emit({ type: 'step', step, status, ms: performance.now() - start });
  try {
    const result = await work();
    end('ok');
    return result;
  } catch (thrown) {
    end(endingOf(thrown) ? 'ok' : 'failed');
    throw thrown;
  }
};
