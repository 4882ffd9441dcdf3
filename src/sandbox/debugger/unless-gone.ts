import { ThreadGone } from './cdp-connection.ts';

/** What was asked of a thread, or something else where that has ended: whoever asks may be told of it late. */
export const unlessGone = async <Asked, Else>(asked: Promise<Asked>, otherwise: Else): Promise<Asked | Else> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ThreadGone) return otherwise;
    throw error;
  }
};
