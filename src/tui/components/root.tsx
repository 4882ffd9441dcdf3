import { Box } from 'ink';
import type { ReactNode } from 'react';
import { isEndless } from '../frame/endless.ts';
import { isTooSmall, leastSize } from '../frame/frame.ts';
import { useDraws } from '../hooks/use-draws.ts';
import { type HandOver, useHandOver } from '../hooks/use-hand-over.ts';
import { useKeyboard } from '../hooks/use-keyboard.ts';
import { isSheet } from '../shell/overlay.ts';
import { screenFrame } from '../shell/screen-frame.ts';
import type { Shell } from '../shell/shell.ts';
import { AsciiContext } from './ascii-context.ts';
import { FullOverlay } from './full-overlay.tsx';
import { Header } from './header.tsx';
import { Rows } from './rows.tsx';

type Props = { readonly shell: Shell; readonly handOver: HandOver };

/** The whole screen: header, the screen at hand or what lies over it, and the footer. */
export const Root = ({ shell, handOver }: Props): ReactNode => {
  useDraws(shell.draws);
  useHandOver(handOver);
  useKeyboard(shell);
  return (
    <AsciiContext value={shell.ui.theme.isAscii}>
      <Whole shell={shell} />
    </AsciiContext>
  );
};

const Whole = ({ shell }: Pick<Props, 'shell'>): ReactNode => {
  const { columns, rows, overlays } = shell.state();
  if (isTooSmall({ columns, rows })) {
    return <Rows lines={[`evtool needs ${leastSize.columns}×${leastSize.rows}; this is ${columns}×${rows}.`]} />;
  }
  const top = overlays.at(-1);
  const { frame, sheet, footer } = screenFrame(shell);
  return (
    <Box flexDirection="column" {...(isEndless(columns) ? {} : { width: columns, height: rows })}>
      <Header shell={shell} />
      <Box flexDirection="column" flexGrow={1} flexShrink={0}>
        {top !== undefined && !isSheet(top) ? (
          <FullOverlay overlay={top} shell={shell} frame={frame} />
        ) : (
          shell.screen().view(frame)
        )}
      </Box>
      <Rows lines={sheet} />
      <Rows lines={footer} />
    </Box>
  );
};
