import type { TourStep } from '../../tui/ui-options.ts';

/** What to try in the demo, one step a line at 80 columns: it ends with a mended handler and a fixture for it. */
export const tour: readonly TourStep[] = [
  {
    text: 'j, Enter: the messages of todo-created as they come, with verdicts.',
    done: 'topics.open',
  },
  {
    text: 'v: only the invalid ones. Enter on one: its fault. V opens the rule.',
    done: 'messages.open-rule',
  },
  {
    text: 'v v: all again. / Once Enter: valid, and the handler fails. d runs it.',
    done: 'messages.debug-message',
  },
  {
    text: 'c goes on to where it fails, with the values there: no such date.',
    done: 'debug.continue',
  },
  {
    text: 'V opens that line: make it "return null;" and save. It runs again.',
    done: 'debug.open-editor',
  },
  {
    text: '= shows what came out before, and now. F keeps it as a fixture.',
    done: 'debug.save-fixture',
  },
  {
    text: 'T on screen 4: yours is green. The red one expects the fault: a, y.',
    done: 'handlers.accept-run',
  },
  {
    text: 'Done. ? lists the keys, ! names the command line, q goes back or quits.',
    done: 'topics.quit',
  },
];
