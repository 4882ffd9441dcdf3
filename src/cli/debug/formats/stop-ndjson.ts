import { variablesOf } from '../../../app/debug/make-stop.ts';
import type { Stop, Watched } from '../../../app/debug/stop.ts';
import type { Evaluation, Variable } from '../../../core/debug/pause.ts';
import { valueJson } from '../../../core/debug/value-json.ts';
import { logJson } from '../../formats/log-json.ts';
import { producedJson } from '../../formats/produced-json.ts';
import type { ShownStop } from '../shown-stop.ts';

/**
 * A stop as one JSON object, in the order of keys that scripts rely on; what does not apply is absent: a stage that is
 * no line has no place and no locals. `past` and `edge`: a recorded stop that was stepped back to, at the end of what is
 * recorded. `logs` and `produced`: since the last stop. Values are as in `valueJson`.
 */
export const stopJson = ({ stop, isPast, edge, logs, produced }: ShownStop): Readonly<Record<string, unknown>> => {
  const { number, reason, stage, frames, queued, returned, thrown, note, breakpoint, watches, result } = stop;
  const [top] = frames;
  return {
    stop: number,
    reason,
    stage,
    ...(top && { file: top.file, line: top.line, column: top.column, function: top.function }),
    ...(top && { locals: variablesJson(variablesOf(stop.scopes)), changed: stop.changed }),
    message: messageJson(queued),
    ...(isPast && { past: true }),
    edge,
    attempt: queued.attempt > 1 ? queued.attempt : undefined,
    returned: returned && { function: returned.function, value: valueJson(returned.value) },
    thrown: thrown && valueJson(thrown),
    note,
    breakpoint,
    watches: watches.length === 0 ? undefined : watches.map(watchedJson),
    issues: issuesOf(stop),
    outcome: result?.outcome,
    logs: logs.length === 0 ? undefined : logs.flatMap(logJson),
    produced: produced.length === 0 ? undefined : produced.map((one) => ({ number: one.number, ...producedJson(one) })),
  };
};

export const variablesJson = (variables: readonly Variable[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(variables.map(({ name, value }) => [name, valueJson(value)]));

export const evaluationJson = (evaluation: Evaluation) =>
  'value' in evaluation
    ? { value: valueJson(evaluation.value) }
    : { error: evaluation.error, ...(evaluation.isGuarded && { guarded: true }) };

const messageJson = ({ message: { raw }, hasPlace, fixture }: Stop['queued']) => ({
  topic: raw.topic,
  ...(hasPlace && { partition: raw.partition, offset: raw.offset }),
  fixture,
});

const watchedJson = ({ expression, evaluation }: Watched) => ({ expression, ...evaluationJson(evaluation) });

/** Those of the stage, where the message was found wanting. */
const issuesOf = ({ frames, stage, reason, queued }: Stop) => {
  if (frames.length > 0) return undefined;
  const issues = queued.message.issues.filter(({ step }) => reason === 'invalid' || step === stage);
  return issues.length === 0 ? undefined : issues;
};
