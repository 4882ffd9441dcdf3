import { type ColorName, styled } from '../core/styled.ts';

export type Color = ColorName | 'bold' | 'dim';

export type Paint = (color: Color, text: string) => string;

/** Colours text for a terminal, or leaves it alone. */
export const painter = (isOn: boolean): Paint => (isOn ? styled : (_, text) => text);
