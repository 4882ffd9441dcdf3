import { describe, expect, test } from 'vitest';
import { headerLine, sizeColumns } from '../../../../src/tui/frame/columns.ts';
import { themeOf } from '../../../../src/tui/frame/theme.ts';
import { messageColumns } from '../../../../src/tui/screens/messages/message-columns.ts';
import { messageTimes } from '../../../../src/tui/screens/messages/message-times.ts';

const theme = themeOf({ hasColor: false, isAscii: false });

type Wanted = { readonly event: number; readonly key: number; readonly value: number; readonly least: number };

const header = (width: number, { event, key, value, least }: Wanted): string => {
  const look = {
    glyphs: theme.glyphs,
    time: messageTimes('UTC', () => 0),
    rows: [],
    eventWidth: event,
    hasManyEvents: true,
    widths: { key, value, time: 8 },
    valueWidth: least,
    isMarked: () => false,
  };
  return headerLine(sizeColumns(messageColumns(look, width), [], width), theme);
};

/** Where each column begins, by its title. */
const places = (line: string): Readonly<Record<string, number>> =>
  Object.fromEntries([...line.matchAll(/\w+/g)].map(({ 0: title, index }) => [title, index]));

describe('the columns of messages', () => {
  test('leave no more to keys and events than they need', () => {
    expect(places(header(76, { event: 6, key: 4, value: 40, least: 22 }))).toMatchObject({ EVENT: 23, VALUE: 42 });
  });

  test('give the room that values do not need to the others', () => {
    const wanted = { event: 12, key: 8, value: 12, least: 40 };
    expect(header(78, wanted)).toContain('EVENT');
    expect(header(78, { ...wanted, value: 40 })).not.toContain('EVENT');
  });

  test('say verdicts in a shorter word before a column goes', () => {
    const wanted = { event: 12, key: 8, value: 40, least: 22 };
    expect(header(77, wanted)).toMatch(/KEY +EVENT +VERDICT +VALUE/);
    expect(header(68, wanted)).toMatch(/KEY +EVENT +VALID +VALUE/);
    expect(header(63, wanted)).toMatch(/KEY +VERDICT +VALUE/);
  });

  test('cut long names of events before words', () => {
    const wanted = { event: 40, key: 40, value: 40, least: 40 };
    const { EVENT = 0, VERDICT = 0 } = places(header(106, wanted));
    expect(VERDICT - EVENT).toBe(18);
  });
});
