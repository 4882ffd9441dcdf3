import { clean } from '../../frame/clean.ts';
import type { Frame } from '../../frame/frame.ts';
import { messageLines } from '../../frame/message-lines.ts';
import { wrapped } from '../../frame/wrapped.ts';
import type { Job } from './job.ts';
import { jobSign } from './job-sign.ts';
import { jobText, timesText } from './job-text.ts';

/** How a run of many messages goes, or went. */
export const jobLines = (
  job: Job,
  { theme, now }: Pick<Frame, 'theme' | 'now'>,
  columns: number,
): readonly string[] => {
  const { paint, glyphs } = theme;
  const { status, count } = job;
  if (status.type === 'failed') {
    const lines = messageLines(`${glyphs.bad} ${status.message}`, columns).map((line) => paint('bad', line));
    return [...lines, ...(status.hint === undefined ? [] : wrapped(clean(status.hint), columns))];
  }
  if (count === 0 && status.type === 'done') {
    const nothing =
      job.kind === 'fixtures'
        ? 'It has no fixtures yet: 5 goes to the screen of fixtures, n there makes one.'
        : 'Its topics hold nothing that it takes.';
    return wrapped(nothing, columns);
  }
  const { glyph, role } = jobSign(job);
  const lines = wrapped(clean(`${glyphs[glyph]} ${jobText(job, now)}`), columns).map((line) => paint(role, line));
  const more = [timesText(job), job.kind === 'replay' ? listedText : null].filter((text) => text !== null);
  return [...lines, ...more.flatMap((text) => wrapped(text, columns)).map((line) => paint('dim', line))];
};

/** A replay may be of a million messages. */
const listedText = 'Only what went wrong is listed.';
