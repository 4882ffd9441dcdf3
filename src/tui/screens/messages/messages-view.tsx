import { Box } from 'ink';
import type { ReactNode } from 'react';
import { type DetailProps, DetailView } from './detail-view.tsx';
import { type ListProps, ListView } from './list-view.tsx';

type Props = { readonly list: ListProps | null; readonly detail: DetailProps | null; readonly isBeside: boolean };

export const MessagesView = ({ list, detail, isBeside }: Props): ReactNode => (
  <Box flexDirection={isBeside ? 'row' : 'column'}>
    {list === null ? null : <ListView {...list} />}
    {detail === null ? null : <DetailView {...detail} />}
  </Box>
);
