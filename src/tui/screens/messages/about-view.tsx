import type { ReactNode } from 'react';
import type { InspectedMessage } from '../../../core/message.ts';
import { Pane } from '../../components/pane.tsx';
import type { Frame } from '../../frame/frame.ts';
import { moreBelow } from '../../frame/more-below.ts';
import { paneInside } from '../../frame/pane-room.ts';
import { aboutLines } from './about-lines.ts';

export type AboutProps = {
  readonly frame: Frame;
  readonly size: { readonly columns: number; readonly rows: number };
  readonly message: InspectedMessage | null;
};

/** How a message was checked, and its headers, where there is room beside its value. */
export const AboutView = ({ frame, size, message }: AboutProps): ReactNode => {
  const inside = paneInside(size);
  const lines = message === null ? [] : aboutLines(message, frame.theme, inside.columns);
  const note = moreBelow(lines.length - inside.rows, frame.theme.glyphs);
  return <Pane frame={frame} title="Checks and headers" note={note} {...size} isFocused={false} lines={lines} />;
};
