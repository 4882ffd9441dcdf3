import type { ReactNode } from 'react';
import type { Shell } from '../shell/shell.ts';
import { footerLines } from './footer-lines.ts';
import { Rows } from './rows.tsx';

export const Footer = ({ shell }: { readonly shell: Shell }): ReactNode => <Rows lines={footerLines(shell)} />;
