import type { InspectedMessage } from '../message.ts';

/** Decides whether a message is shown. */
export type MessageFilter = (message: InspectedMessage) => boolean;
