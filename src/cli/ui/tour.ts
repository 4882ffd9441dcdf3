/** What to try first in the demo. Each line fits a terminal of 80 columns, in the frame of the help. */
export const tour: readonly string[] = [
  'This is a scratch workspace with live messages, good and bad. Nothing of it stays.',
  '1. Enter on a topic shows its messages as they come, each with its verdict.',
  '2. v shows the invalid ones only; Enter on one names the field and the rule.',
  '3. d steps a handler through the message under the cursor, line by line.',
  '4. F saves a message as a fixture, which every later check goes through.',
  '5. ! names the command line for what is on the screen. q goes back, and quits.',
];
