import { count } from '../../frame/count.ts';
import { messageLines } from '../../frame/message-lines.ts';
import { failureText, whatNext } from './failure-texts.ts';
import type { ListProps } from './list-props.ts';
import { isFiltered } from './query.ts';

/** What to type next. */
export const emptyLines = (props: ListProps, columns: number): readonly string[] =>
  emptyTexts(props).flatMap((text) => messageLines(text, columns));

const emptyTexts = ({ query, phase, scanned, failures }: ListProps): readonly string[] => {
  if (query === null)
    return ['No topic yet.', '', '1 lists the topics: Enter on one shows its messages.', 't reads one by its name.'];
  if (phase === null || phase.type === 'opening') return ['Opening…'];
  if (phase.type === 'failed' || phase.type === 'away')
    return [
      phase.message,
      ...(phase.hint === undefined ? [] : [phase.hint.replace(/See: evtool topics.*/, '1 lists the topics.')]),
      '',
      phase.type === 'failed' && phase.isOver ? 's reads again, t another topic.' : whatNext(phase),
    ];
  const isSearch = isFiltered(query);
  if (phase.type === 'looking-back')
    return [isSearch ? `Looked through ${count(scanned)} messages so far…` : 'Reading…'];
  if (isSearch)
    return [
      `None of ${count(scanned)} messages matches. Esc shows all; new ones are looked at.`,
      ...(failures === null ? [] : ['', failureText(query, failures)]),
    ];
  if (query.from === 'end') return ['No new messages yet: they are shown as they come. s reads from elsewhere.'];
  if (query.from !== null) return [`Nothing from ${query.from} on yet: what comes is shown. s reads from elsewhere.`];
  return ['No messages yet: new ones are shown as they come.', '', 'P sends a fixture to it.'];
};
