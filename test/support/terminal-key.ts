const terminalKeys: Readonly<Record<string, string>> = {
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  PgUp: 'PageUp',
  PgDn: 'PageDown',
  Home: 'Home',
  End: 'End',
  Enter: 'Enter',
  Esc: 'Escape',
  Backspace: 'BSpace',
  Delete: 'DC',
  Tab: 'Tab',
  'S-Tab': 'BTab',
  space: 'Space',
};

/** As tmux names it; null for one that is typed. */
export const terminalKey = (key: string): string | null => {
  if (/^\^.$/.test(key)) return `C-${key.slice(1)}`;
  return terminalKeys[key] ?? null;
};
