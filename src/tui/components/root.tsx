import { Box } from 'ink';
import type { ReactNode } from 'react';
import { type Frame, isTooSmall, leastSize } from '../frame/frame.ts';
import { useDraws } from '../hooks/use-draws.ts';
import { type HandOver, useHandOver } from '../hooks/use-hand-over.ts';
import { useKeyboard } from '../hooks/use-keyboard.ts';
import { isSheet } from '../shell/overlay.ts';
import type { Shell } from '../shell/shell.ts';
import { AsciiContext } from './ascii-context.ts';
import { Footer } from './footer.tsx';
import { footerLines } from './footer-lines.ts';
import { FullOverlay } from './full-overlay.tsx';
import { Header } from './header.tsx';
import { Rows } from './rows.tsx';
import { sheetLines } from './sheet-lines.ts';

const headerRows = 2;
/** What a question at the foot leaves to the screen: a border and two lines. */
const leastScreenRows = 4;

type Props = { readonly shell: Shell; readonly isLinear: boolean; readonly handOver: HandOver };

/** The whole screen: header, the screen at hand or what lies over it, and the footer. */
export const Root = ({ shell, isLinear, handOver }: Props): ReactNode => {
  useDraws(shell.draws);
  useHandOver(handOver);
  useKeyboard(shell);
  return (
    <AsciiContext value={shell.ui.theme.isAscii}>
      <Whole shell={shell} isLinear={isLinear} />
    </AsciiContext>
  );
};

const Whole = ({ shell, isLinear }: Omit<Props, 'handOver'>): ReactNode => {
  const { columns, rows, overlays, isEnlarged } = shell.state();
  const { theme, now } = shell.ui;
  if (isTooSmall({ columns, rows })) {
    return <Rows lines={[`evtool needs ${leastSize.columns}×${leastSize.rows}; this is ${columns}×${rows}.`]} />;
  }
  const room = rows - headerRows - footerLines(shell).length;
  const top = overlays.at(-1);
  const sheet = top && isSheet(top) ? sheetLines(top, { columns, rows: room - leastScreenRows, theme }) : [];
  const frame: Frame = { columns, rows: room - sheet.length, theme, isEnlarged, isLinear, now: now() };
  return (
    <Box flexDirection="column" width={columns} {...(isLinear ? {} : { height: rows })}>
      <Header shell={shell} />
      <Box flexDirection="column" flexGrow={1} flexShrink={0}>
        {top !== undefined && !isSheet(top) ? (
          <FullOverlay overlay={top} shell={shell} frame={frame} />
        ) : (
          shell.screen().view(frame)
        )}
      </Box>
      <Rows lines={sheet} />
      <Footer shell={shell} />
    </Box>
  );
};
