import { debugScreen } from './debug/debug-screen.tsx';
import { fixturesScreen } from './fixtures/fixtures-screen.ts';
import { groupsScreen } from './groups/groups-screen.tsx';
import { handlersScreen } from './handlers/handlers-screen.tsx';
import { messagesScreen } from './messages/messages-screen.tsx';
import { schemasScreen } from './schemas/schemas-screen.ts';
import type { ScreenDefinition } from './screen.ts';
import { topicsScreen } from './topics/topics-screen.tsx';

/** Every screen, in the order of their numbers. A new one is one line here. */
export const screens: readonly ScreenDefinition[] = [
  topicsScreen,
  messagesScreen,
  debugScreen,
  handlersScreen,
  fixturesScreen,
  groupsScreen,
  schemasScreen,
];
