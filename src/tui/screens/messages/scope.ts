import type { InspectedMessage } from '../../../core/message.ts';
import type { Tree } from '../../tree/tree-state.ts';
import type { Ui } from '../../ui.ts';
import type { Messages } from './open-messages.ts';
import type { Lines } from './raw-lines.ts';

/** What the actions of the screen work on. */
export type Scope = {
  readonly ui: Ui;
  readonly zone: string;
  readonly messages: Messages;
  /** Rows that the list and the detail have room for, and columns of the detail. */
  readonly page: () => { readonly list: number; readonly detail: number; readonly detailColumns: number };
  /** Whether the detail is in sight without being asked for. */
  readonly isBeside: () => boolean;
  readonly isDetailShown: () => boolean;
  /** The message under the cursor as a tree. */
  readonly tree: (message: InspectedMessage) => Tree;
  /** Its value in the raw or hex view; null in the tree. */
  readonly lines: (message: InspectedMessage) => Lines | null;
};
