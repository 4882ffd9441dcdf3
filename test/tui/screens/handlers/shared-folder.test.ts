import { expect, test } from 'vitest';
import { sharedFolder } from '../../../../src/tui/screens/handlers/shared-folder.ts';

test('the folder that all lie in is shared, and no part of a name', () => {
  expect(sharedFolder(['fixtures/order/a.json', 'fixtures/order/b.json'])).toBe('fixtures/order/');
  expect(sharedFolder(['fixtures/order/a.json', 'fixtures/order-placed/a.json'])).toBe('fixtures/');
  expect(sharedFolder(['fixtures/order/deep/a.json', 'fixtures/order/a.json'])).toBe('fixtures/order/');
  expect(sharedFolder(['a/x.json', 'b/x.json'])).toBe('');
  expect(sharedFolder([])).toBe('');
});
