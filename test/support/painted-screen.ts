/** What stands inverse on a screen as `painted` gives it, in its order: the name of the screen, and what a cursor is on. */
export const inverseParts = (painted: string): readonly string[] =>
  [...painted.matchAll(/\u001b\[(?:\d+;)*7m([^\u001b\n]*)/g)].map(([, text = '']) => text.trim());

/** The title of the pane that has the focus, without its counts; empty where none has. */
export const focusedTitle = (painted: string): string =>
  /\u001b\[36m(?:\u001b\[49m)?╭─ ([^─\u001b]*?)(?: [\d/]+)? ─/.exec(painted)?.[1] ?? '';
