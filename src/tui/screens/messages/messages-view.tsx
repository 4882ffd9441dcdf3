import { Box } from 'ink';
import type { ReactNode } from 'react';
import { type AboutProps, AboutView } from './about-view.tsx';
import { type DetailProps, DetailView } from './detail-view.tsx';
import type { ListProps } from './list-props.ts';
import { ListView } from './list-view.tsx';

type Props = {
  readonly list: ListProps | null;
  readonly detail: DetailProps | null;
  readonly about: AboutProps | null;
  readonly isBeside: boolean;
};

export const MessagesView = ({ list, detail, about, isBeside }: Props): ReactNode => (
  <Box flexDirection={isBeside ? 'row' : 'column'}>
    {list === null ? null : <ListView {...list} />}
    {detail === null ? null : <DetailView {...detail} />}
    {about === null ? null : <AboutView {...about} />}
  </Box>
);
