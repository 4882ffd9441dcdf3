import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { Frame } from '../frame/frame.ts';
import { useDraws } from '../hooks/use-draws.ts';
import { type HandOver, useHandOver } from '../hooks/use-hand-over.ts';
import { useKeyboard } from '../hooks/use-keyboard.ts';
import { isSheet } from '../shell/overlay.ts';
import type { Shell } from '../shell/shell.ts';
import { Footer } from './footer.tsx';
import { footerLines } from './footer-lines.ts';
import { FullOverlay } from './full-overlay.tsx';
import { Header } from './header.tsx';
import { Rows } from './rows.tsx';
import { SheetView, sheetLines } from './sheet.tsx';

/** Below this a screen shows nothing that is of use. */
const least = { columns: 60, rows: 15 } as const;

const headerRows = 2;

type Props = { readonly shell: Shell; readonly isLinear: boolean; readonly handOver: HandOver };

/** The whole screen: header, the screen at hand or what lies over it, and the footer. */
export const Root = ({ shell, isLinear, handOver }: Props): ReactNode => {
  useDraws(shell.draws);
  useHandOver(handOver);
  useKeyboard(shell);
  const { columns, rows, overlays, isEnlarged } = shell.state();
  const { ui } = shell;
  if (columns < least.columns || rows < least.rows) {
    return <Rows lines={[`evtool needs ${least.columns}×${least.rows}; this is ${columns}×${rows}.`]} />;
  }
  const top = overlays.at(-1);
  const sheet = top !== undefined && isSheet(top) ? top : null;
  const sheetRows = sheet === null ? 0 : sheetLines({ sheet, columns, ui }).length;
  const frame: Frame = {
    columns,
    rows: rows - headerRows - footerLines(shell).length - sheetRows,
    theme: ui.theme,
    isEnlarged,
    isLinear,
    now: ui.now(),
  };
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
      {sheet === null ? null : <SheetView sheet={sheet} columns={columns} ui={ui} />}
      <Footer shell={shell} />
    </Box>
  );
};
