/** What to try first in the demo. Each line fits into the help at 80 columns. */
export const tour: readonly string[] = [
  'A scratch workspace with live messages, good and bad. Nothing of it stays.',
  '1. Enter on a topic: its messages as they come, each with its verdict.',
  '2. v shows the invalid ones alone; Enter names the field and the rule.',
  '3. d runs a handler on the message at the cursor, line by line.',
  '4. F saves a message as a fixture, for every later check.',
  '5. ! names the command line for what is shown. q goes back, and quits.',
];
