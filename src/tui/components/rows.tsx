import { Text } from 'ink';
import { type ReactNode, useContext } from 'react';
import { asciiLine } from '../frame/ascii-line.ts';
import { AsciiContext } from './ascii-context.ts';

type Props = { readonly lines: readonly string[] };

/** Lines as they are: one text a row is what Ink draws fastest. Lines fit already; what does not is cut, not wrapped. */
export const Rows = ({ lines }: Props): ReactNode => {
  const isAscii = useContext(AsciiContext);
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its place on it.
    <Text key={index} wrap="truncate">
      {line === '' ? ' ' : isAscii ? asciiLine(line) : line}
    </Text>
  ));
};
