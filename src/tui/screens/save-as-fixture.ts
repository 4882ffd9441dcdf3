import { type SaveRequest, saveFixture } from '../../app/save-fixture.ts';
import { clean } from '../frame/clean.ts';
import type { Ui } from '../ui.ts';

/** Keeps a message as a fixture, and says where, and what it is to lead to. */
export const saveAsFixture = async (ui: Ui, request: SaveRequest): Promise<void> => {
  const { path, wrote } = await saveFixture(ui.context(), request);
  ui.say(`${wrote.length === 0 ? 'Already saved: ' : 'Saved '}${path}${expectationText(request)}.`, 'ok');
};

const expectationText = ({ message, result }: SaveRequest): string => {
  if (result !== undefined) return `: expects ${outcomeText(result)}`;
  return message.valid === false ? ': expects invalid' : '';
};

/** `failed, RangeError`. */
export const outcomeText = ({ outcome, error }: NonNullable<SaveRequest['result']>): string =>
  error === undefined ? outcome : `${outcome}, ${clean(error.name)}`;
