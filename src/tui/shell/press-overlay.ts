import { listBindings, type Move, moved } from '../keys/list-bindings.ts';
import { pastedInto, textField, typedInto } from '../text-field/text-field.ts';
import type { Overlay } from './overlay.ts';

type Of<Type extends Overlay['type']> = Extract<Overlay, { readonly type: Type }>;

type Size = { readonly length: number; readonly page: number };

/** The overlay after a key; null: it closes. Who asked has been answered then. */
export const pressOverlay = (overlay: Overlay, key: string, size: Size): Overlay | null => {
  if (overlay.type === 'prompt') return pressPrompt(overlay, key);
  if (overlay.type === 'confirm') return pressConfirm(overlay, key);
  if (overlay.type === 'menu') return pressMenu(overlay, key);
  return pressText(overlay, key, size);
};

export const pastedPrompt = (prompt: Of<'prompt'>, text: string): Overlay =>
  edited(prompt, pastedInto(prompt.field, text));

const isLeaving = (key: string): boolean => key === 'Esc' || key === '^c';

const edited = (prompt: Of<'prompt'>, field: Of<'prompt'>['field']): Of<'prompt'> => ({
  ...prompt,
  field,
  refusal: null,
});

const pressPrompt = (prompt: Of<'prompt'>, key: string): Overlay | null => {
  const { request, field } = prompt;
  if (isLeaving(key)) {
    prompt.settle(null);
    return null;
  }
  if (key === 'Enter') {
    const refusal = request.refuse?.(field.text) ?? null;
    if (refusal !== null) return { ...prompt, refusal };
    prompt.settle(field.text);
    return null;
  }
  if (key === 'up' || key === 'down') return recalled(prompt, key === 'up' ? 1 : -1);
  if (key === 'Tab') return completed(prompt);
  const next = typedInto(field, key);
  return next === null ? prompt : edited(prompt, next);
};

const recalled = (prompt: Of<'prompt'>, step: number): Overlay => {
  const history = prompt.request.history ?? [];
  const older = Math.max(-1, Math.min(history.length - 1, prompt.older + step));
  if (older === prompt.older) return prompt;
  const typed = prompt.older < 0 ? prompt.field.text : prompt.typed;
  const text = older < 0 ? typed : (history.at(-1 - older) ?? '');
  return { ...edited(prompt, textField(text)), older, typed };
};

const completed = (prompt: Of<'prompt'>): Overlay => {
  const found = prompt.request.complete?.(prompt.field.text) ?? [];
  const [first] = found;
  if (first === undefined) return prompt;
  const shared = found.length === 1 ? first : sharedBeginning(found);
  // What has the text elsewhere than at its beginning may share less than is typed.
  return shared.length < prompt.field.text.length ? prompt : edited(prompt, textField(shared));
};

const sharedBeginning = (texts: readonly string[]): string => {
  const [first = [], ...others] = texts.map((text) => [...text]);
  const end = first.findIndex((sign, index) => others.some((other) => other[index] !== sign));
  return (end < 0 ? first : first.slice(0, end)).join('');
};

/** Enter is no answer: a habit must not confirm. */
const pressConfirm = (confirm: Of<'confirm'>, key: string): Overlay | null => {
  if (key !== 'y' && key !== 'n' && !isLeaving(key)) return confirm;
  confirm.settle(key === 'y');
  return null;
};

const pressMenu = (menu: Of<'menu'>, key: string): Overlay | null => {
  const chosen = key === 'Enter' ? menu.items[menu.at] : menu.items.find((item) => item.key === key);
  if (chosen || isLeaving(key) || key === 'q') {
    menu.settle(chosen?.key ?? null);
    return null;
  }
  const how = moveOf(key);
  const length = menu.items.length;
  return how === null ? menu : { ...menu, at: moved(menu.at, how, { length, page: length }) };
};

const pressText = (overlay: Of<'help'> | Of<'pager'>, key: string, { length, page }: Size): Overlay | null => {
  if (isLeaving(key) || key === 'q' || key === '?' || key === 'Enter') return null;
  const how = moveOf(key);
  if (how === null) return overlay;
  const most = Math.max(0, length - page);
  return { ...overlay, top: Math.min(most, moved(overlay.top, how, { length: most + 1, page })) };
};

const moveOf = (key: string): Move | null =>
  // The ids of these bindings are the moves.
  (listBindings.find(({ keys }) => keys.includes(key))?.id as Move | undefined) ?? null;
