import type { Stop } from '../../../app/debug/stop.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';
import type { Paint } from '../../colors.ts';
import { failureLines } from '../../formats/failure-lines.ts';
import { issueLines } from '../../formats/issue-lines.ts';
import { outcomeText } from '../../formats/outcome-text.ts';
import { producedCount } from '../../formats/produced-count.ts';
import { producedLines } from '../../formats/produced-lines.ts';
import { shownLines } from '../../formats/shown-lines.ts';
import type { ReadText } from '../source-around.ts';

type View = { readonly paint: Paint; readonly readText: ReadText };

const indent = '  ';

/** What there is to see at a stage that is no line of code. */
export const stageLines = (stop: Stop, { paint, readText }: View): readonly string[] => {
  const { stage, result, note } = stop;
  if (note !== undefined) return [`${indent}${shownLines(note, { indent: indent.length })}`];
  if (result !== undefined && stage === 'produce')
    return [
      `${indent}${producedCount(result.produced)}`,
      ...result.produced.flatMap((one) => producedLines(one, { paint, indent: `${indent}  ` })),
    ];
  if (result !== undefined && stage === 'outcome')
    return [
      `${indent}${outcomeText(result, paint)}`,
      ...(result.error ? failureLines(result.error, { paint, readText, indent: `${indent}  ` }) : []),
    ];
  return inspectionLines(stop, paint);
};

const inspectionLines = ({ stage, reason, queued }: Stop, paint: Paint): readonly string[] => {
  const { steps, issues } = queued.message;
  const shown = issues.filter(({ step }) => reason === 'invalid' || step === stage);
  const found = steps.find(({ step }) => step === stage);
  const mark = found?.status === 'failed' ? paint('red', '✗') : paint('green', '✓');
  const detail = found?.status === 'skipped' ? 'skipped' : `${mark}  ${escapeControls(found?.detail ?? '')}`;
  return [
    ...(found === undefined ? [] : [`${indent}${detail}`.trimEnd()]),
    ...issueLines(shown, { paint, indent: `${indent}  `, hasSchema: true }),
  ];
};
