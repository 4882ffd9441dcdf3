import { clean } from '../frame/clean.ts';
import type { Overlay } from './overlay.ts';

/** What is possible in an overlay, after a key that means nothing there. */
export const noMeaning = (overlay: Overlay, key: string): string => {
  const name = clean(key);
  if (overlay.type === 'confirm') return `${name} is no answer: y is yes, n is no.`;
  if (overlay.type === 'menu') return `${name} is none of these. Enter takes the one that is marked, Esc closes.`;
  if (overlay.type !== 'prompt') return `${name} does nothing here. j and k scroll, Esc closes.`;
  if (key === 'up' || key === 'down') return `Nothing ${key === 'up' ? 'older' : 'newer'} was typed here.`;
  if (key === 'Tab' && overlay.request.complete !== undefined) return 'Nothing is known that begins so.';
  if (key === 'Tab') return 'Tab completes nothing here. Enter takes it, Esc closes.';
  return `${name} does nothing in a text. Enter takes it, Esc closes.`;
};
