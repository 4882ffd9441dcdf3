/** What to try first in the demo. Each line fits into the help at 80 columns. */
export const tour: readonly string[] = [
  'A scratch workspace with live messages, good and bad. Nothing of it stays.',
  '1. Enter on todo-created: its messages as they come, each with its verdict.',
  '2. v shows the invalid ones alone. Enter on one names field and rule, V opens',
  '   the rule; m there and = on another one show what differs.',
  '3. v v for all, and / Once: right by its schema, and the handler fails on it.',
  '   d runs the handler on it, line by line; c goes on, to where it failed.',
  '4. V edits the code there; r runs the message again, = compares both runs.',
  '5. F saves it as a fixture that expects what happened: 4 and T run them all.',
  '6. ! names the command line for what is shown. q goes back, and quits.',
];
