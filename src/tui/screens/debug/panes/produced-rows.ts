import type { SessionProduced } from '../../../../app/debug/debug-session.ts';
import { clean } from '../../../frame/clean.ts';
import type { Piece } from '../../../frame/pieces.ts';
import type { Theme } from '../../../frame/theme.ts';
import type { DebugPicture } from '../debug-picture.ts';
import { issueRows } from './issue-rows.ts';
import { listed, type PaneRows } from './pane-rows.ts';

/** What the handler produced, over all messages: held, sent, or refused with the reasons. */
export const producedRows = ({ produced }: DebugPicture, theme: Theme): PaneRows => {
  const held = produced.filter((one) => one.held).length;
  const rows = produced.flatMap((one) => [producedRow(one, theme), ...issueRows(one.message.issues)]);
  return listed(`Produced ${produced.length}`, rows, held > 0 ? `${held} held: A sends` : '');
};

/** `2 held  topic  event ✓`. */
export const producedRow = (one: SessionProduced, { glyphs }: Theme): readonly Piece[] => {
  const { message, number, place } = one;
  const mark: Piece =
    message.valid === undefined
      ? { text: '' }
      : message.valid
        ? { text: ` ${glyphs.ok} valid`, role: 'ok' }
        : { text: ` ${glyphs.bad} invalid`, role: 'bad' };
  return [
    { text: `${number} `, role: 'dim' },
    stateOf(one),
    { text: ` ${clean(message.raw.topic)}${place === undefined ? '' : ` ${place.partition}:${place.offset}`}  ` },
    { text: clean(message.event ?? 'no event'), role: 'name' },
    mark,
  ];
};

const stateOf = ({ held, place }: SessionProduced): Piece => {
  if (place !== undefined) return { text: 'sent   ', role: 'ok' };
  return held ? { text: 'held   ', role: 'warn' } : { text: 'refused', role: 'bad' };
};
