import { fixturesFor, type TopicFixture } from '../../app/topics/fixtures-for.ts';
import type { Ui } from '../ui.ts';
import { sendFixtures } from './send-fixtures.ts';

const menuKeys = [...'123456789abcdefghim'];
const otherFile = '/';

/** Sends a fixture of the topic's events, or another file, as the user chooses. */
export const chooseAndSend = async (ui: Ui, topic: string): Promise<void> => {
  const fixtures = await ui.check(`the fixtures for ${topic}`, (signal) =>
    fixturesFor(ui.context(), topic, { signal }),
  );
  if (fixtures === null) return;
  const files = fixtures.map(({ file }) => file);
  const { bad } = ui.theme.glyphs;
  const label = ({ file, valid }: TopicFixture): string => `${file}${valid === false ? `  ${bad} invalid` : ''}`;
  const items = fixtures
    .slice(0, menuKeys.length)
    .map((one, index) => ({ key: menuKeys[index] ?? '', label: label(one) }));
  const other = { key: otherFile, label: files.length > items.length ? `another of ${files.length}` : 'another file' };
  const key = items.length === 0 ? otherFile : await ui.choose(`Send to ${topic}`, [...items, other]);
  if (key === null) return;
  const file = key === otherFile ? await askFile(ui, topic, files) : files[menuKeys.indexOf(key)];
  if (file) await sendFixtures(ui, { files: [file], topic });
};

const askFile = (ui: Ui, topic: string, files: readonly string[]): Promise<string | null> =>
  ui.prompt({
    label: `File to send to ${topic}:`,
    complete: (text) => files.filter((file) => file.startsWith(text)),
    refuse: (text) => (text.trim() === '' ? 'Which file? Esc closes.' : null),
  });
