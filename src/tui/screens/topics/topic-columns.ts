import { age } from '../../../app/tail/age.ts';
import { clean } from '../../frame/clean.ts';
import type { Cell, Column } from '../../frame/columns.ts';
import { count } from '../../frame/count.ts';
import type { Frame } from '../../frame/frame.ts';
import { sparkline } from '../../frame/sparkline.ts';
import { messagesIn } from './topic-facts.ts';
import { noWidths, type TopicWidths } from './topic-widths.ts';
import type { TopicRow } from './topics-state.ts';

const leastName = 20;
const messagesWidth = 10;

/**
 * The columns in a width: names are cut only when everything else has gone. Before that goes what is there to see how
 * much comes; what is invalid is what one looks for.
 */
export const topicColumns = (
  { name: longest, event, handler }: TopicWidths,
  { theme, now }: Pick<Frame, 'theme' | 'now'>,
  width: number,
): readonly Column<TopicRow>[] => {
  const name = Math.min(Math.max(leastName, longest), Math.max(leastName, width - messagesWidth - 2));
  const { glyphs } = theme;
  return [
    { title: 'TOPIC', min: name, max: name, cell: ({ topic }) => ({ text: clean(topic.name), role: 'title' }) },
    { title: 'EVENT', min: 12, max: 30, wanted: event, drop: 5, cell: ({ topic }) => listed(topic.events) },
    { title: 'HANDLER', min: 12, max: 30, wanted: handler, drop: 6, cell: ({ topic }) => listed(topic.handlers) },
    { title: 'PARTS', min: 5, drop: 7, align: 'right', cell: ({ topic }) => ({ text: String(topic.partitions) }) },
    { title: 'MESSAGES', min: messagesWidth, align: 'right', cell: (row) => messagesCell(row, glyphs) },
    { title: 'RATE', min: 7, drop: 4, align: 'right', cell: ({ facts }) => rateCell(facts?.rates.at(-1)) },
    {
      title: '',
      min: 12,
      drop: 9,
      cell: ({ facts }) => ({ text: bars(facts?.rates ?? [], glyphs.bars), role: 'note' }),
    },
    { title: 'NEWEST', min: 6, drop: 3, align: 'right', cell: ({ facts }) => newestCell(facts, now) },
    { title: 'VALID', min: 6, drop: 1, align: 'right', cell: (row) => validCell(row, glyphs) },
    { title: 'SCHEMA', min: 16, drop: 8, grow: 1, cell: ({ topic }) => ({ ...listed(topic.schemas), role: 'dim' }) },
  ];
};

/** What the rows say, whatever room there is: where it is the same, nothing is to be drawn anew. */
export const topicTexts = (rows: readonly TopicRow[], look: Pick<Frame, 'theme' | 'now'>): string => {
  const columns = topicColumns(noWidths, look, leastName);
  return rows.map((row) => columns.map(({ cell }) => cell(row).text).join('\t')).join('\n');
};

const listed = (names: readonly string[]): Cell => ({ text: clean(names.join(', ')) });

type Glyphs = Frame['theme']['glyphs'];

/** Not told is neither none nor not yet asked. */
const messagesCell = ({ facts }: TopicRow, glyphs: Glyphs): Cell => {
  if (facts === undefined) return { text: glyphs.more, role: 'dim' };
  if (facts.size.refusal !== null) return { text: `${glyphs.bad} refused`, role: 'bad' };
  const about = facts.newest?.isExact === false ? '~' : '';
  return { text: `${about}${count(messagesIn(facts.size))}` };
};

/** Blank before there is a rate. */
const rateCell = (rate: number | undefined): Cell => {
  if (rate === undefined) return { text: '' };
  if (rate >= 10_000) return { text: `${Math.round(rate / 1000)}k/s` };
  if (rate > 0 && rate < 0.1) return { text: '<0.1/s' };
  return { text: `${rate > 0 && rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s`, role: rate === 0 ? 'dim' : 'text' };
};

const bars = (rates: readonly number[], signs: string): string => (rates.length < 2 ? '' : sparkline(rates, signs));

const newestCell = (facts: TopicRow['facts'], now: number): Cell => {
  const time = facts?.newest?.time;
  return { text: time == null ? '' : age(now - time) };
};

const validCell = ({ facts }: TopicRow, glyphs: Glyphs): Cell => {
  const sample = facts?.sample;
  if (sample === undefined) return { text: '' };
  if (sample.found === null) return { text: glyphs.unknown, role: 'warn' };
  const { judged, valid } = sample.found;
  if (judged === 0) return { text: '' };
  if (valid === judged) return { text: `${glyphs.ok} 100%`, role: 'ok' };
  return { text: `${glyphs.bad} ${Math.floor((100 * valid) / judged)}%`, role: 'bad' };
};
