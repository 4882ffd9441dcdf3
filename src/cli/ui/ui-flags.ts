import type { Flag } from '../command.ts';

export type UiArgs = {
  readonly ascii: boolean;
  readonly screenReader: boolean;
  readonly mouse: boolean;
  readonly tour: boolean;
};

export const uiFlags = {
  ascii: { type: 'boolean', describe: 'no signs beyond ASCII; by itself where the locale is not UTF-8' },
  'screen-reader': { type: 'boolean', describe: 'a plain linear view (also: INK_SCREEN_READER=true)' },
  mouse: { type: 'boolean', describe: 'the wheel scrolls, a click chooses a row or a tab' },
  tour: { type: 'boolean', hidden: true, describe: 'what to try in the demo, above the keys' },
} as const satisfies Readonly<Record<string, Flag>>;
