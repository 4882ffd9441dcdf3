import { type SaveRequest, saveFixture } from '../../app/save-fixture.ts';
import type { Ui } from '../ui.ts';

/** Keeps a message as a fixture, and says where. */
export const saveAsFixture = async (ui: Ui, request: SaveRequest): Promise<void> => {
  const { path, wrote } = await saveFixture(ui.context(), request);
  ui.say(wrote.length === 0 ? `Already saved: ${path}.` : `Saved ${path}.`, 'ok');
};
