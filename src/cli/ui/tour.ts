/** What to try first in the demo. Each line fits into the help at 80 columns. */
export const tour: readonly string[] = [
  'A scratch workspace with live messages, good and bad. Nothing of it stays.',
  '1. Enter on todo-created: messages as they come, each with its verdict.',
  '2. v shows the invalid ones alone; Enter on one names field and rule.',
  '3. V there opens the rule. m on a message, = on another: what differs.',
  '4. v v shows all, / Once finds what is valid, and fails in its handler.',
  '5. d runs the handler on it by lines; c goes on, to where it failed.',
  '6. V edits that line, r runs the message again, = compares both runs.',
  '7. F saves it as a fixture that expects the same: 4 and T run them all.',
  '8. ! names the command line for what is shown. q goes back, and quits.',
];
