import type { Evaluation } from '../../core/debug/pause.ts';
import type { Value } from '../../core/debug/value.ts';
import type { Stop } from './stop.ts';

/** Measured with V8 on 64 bits, to within a third: a picture and its entry, besides their texts. */
const perValue = 96;
const perFrame = 200;
const perStop = 500;

/** About what a stop takes in memory: its pictures. What it shares with other stops, the message, is left out. */
export const stopBytes = ({ frames, scopes, watches, returned, thrown }: Stop): number => {
  let bytes = perStop + frames.length * perFrame;
  for (const { variables } of scopes) for (const { name, value } of variables) bytes += name.length + valueBytes(value);
  for (const { expression, evaluation } of watches) bytes += expression.length + evaluationBytes(evaluation);
  if (returned) bytes += valueBytes(returned.value);
  return bytes + (thrown ? valueBytes(thrown) : 0);
};

const evaluationBytes = (evaluation: Evaluation): number =>
  'error' in evaluation ? perValue + evaluation.error.length : valueBytes(evaluation.value);

const valueBytes = (value: Value): number => {
  let bytes = perValue + (value.text?.length ?? 0);
  if (!('entries' in value)) return bytes;
  for (const { name, value: child, key } of value.entries) {
    bytes += name.length + valueBytes(child) + (key ? valueBytes(key) : 0);
  }
  return bytes;
};
