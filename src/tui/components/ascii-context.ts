import { createContext } from 'react';

/** Whether the terminal has no more than ASCII. */
export const AsciiContext = createContext(false);
