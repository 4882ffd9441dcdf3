import type { ReactNode } from 'react';
import type { InspectedMessage } from '../../../core/message.ts';
import { Pane } from '../../components/pane.tsx';
import { count } from '../../frame/count.ts';
import type { Frame } from '../../frame/frame.ts';
import { moreBelow } from '../../frame/more-below.ts';
import { paneInside, titleRoom } from '../../frame/pane-room.ts';
import { widthOf } from '../../frame/width.ts';
import { scrolled } from '../../keys/list-bindings.ts';
import { treeLines } from '../../tree/tree-lines.ts';
import { cursorRow, type Tree, visibleRows } from '../../tree/tree-state.ts';
import type { MessageTimes } from './message-times.ts';
import type { MessagesState } from './messages-state.ts';
import type { Lines } from './raw-lines.ts';
import { verdictOf } from './verdict.ts';

export type DetailProps = {
  readonly frame: Frame;
  readonly size: { readonly columns: number; readonly rows: number };
  readonly state: MessagesState;
  readonly message: InspectedMessage | null;
  readonly tree: Tree;
  /** For the raw and hex views. */
  readonly lines: Lines | null;
  readonly time: MessageTimes;
};

/** One message with all that is known of it. */
export const DetailView = (props: DetailProps): ReactNode => {
  const { frame, size, state, message } = props;
  const inside = paneInside(size);
  const { lines, note } = message === null ? nothing(frame) : contents(props, inside);
  return (
    <Pane
      frame={frame}
      title={message === null ? 'Message' : titleOf(message, props)}
      note={note}
      {...size}
      isFocused={state.pane === 'detail'}
      lines={lines}
    />
  );
};

/** Where not all of it has room, the time is shorter, and then the size goes. */
const titleOf = (message: InspectedMessage, { frame, size, time }: DetailProps): string => {
  const { raw } = message;
  const { glyph, word } = verdictOf(message, frame.theme.glyphs);
  const bytes = `${count(raw.value?.length ?? 0)} B`;
  const titleWith = (...parts: readonly string[]): string =>
    [`${raw.partition}:${raw.offset}`, `${glyph} ${word}`.trim(), ...parts].join('  ');
  const short = time.short(raw.timestamp);
  const titles = [titleWith(time.full(raw.timestamp), bytes), titleWith(short, bytes), titleWith(short)];
  return titles.find((title) => widthOf(title) <= titleRoom(size)) ?? titles[0] ?? '';
};

const nothing = ({ theme }: Frame): Contents => ({
  lines: [theme.paint('dim', 'There is no message under the cursor.')],
  note: '',
});

type Contents = { readonly lines: readonly string[]; readonly note: string };

const contents = (
  { frame, state, tree, lines }: DetailProps,
  inside: { readonly columns: number; readonly rows: number },
): Contents => {
  const { glyphs } = frame.theme;
  if (lines !== null) {
    const top = Math.min(state.scroll, Math.max(0, lines.length - inside.rows));
    const shown = Math.min(inside.rows, lines.length - top);
    return {
      lines: Array.from({ length: shown }, (_, index) => lines.line(top + index)),
      note: [state.mode, moreBelow(lines.length - top - shown, glyphs)].filter((part) => part !== '').join('  '),
    };
  }
  const rows = visibleRows(tree, state.tree);
  const cursor = cursorRow(rows, state.tree);
  const length = rows.length;
  const top = scrolled(state.scroll, state.pane === 'detail' ? cursor : 0, { length, page: inside.rows });
  const shown = rows.slice(top, top + inside.rows);
  return {
    lines: treeLines(shown, {
      theme: frame.theme,
      width: inside.columns,
      cursor: state.pane === 'detail' ? cursor - top : -1,
    }),
    note: moreBelow(length - top - shown.length, glyphs),
  };
};
