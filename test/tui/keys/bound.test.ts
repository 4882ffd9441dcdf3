import { describe, expect, it } from 'vitest';
import { bindingTable } from '../../../src/tui/keys/bound.ts';

const screen = {
  name: 'messages',
  bindings: [
    { id: 'open', keys: ['Enter'], does: 'open it', panes: ['list'] },
    { id: 'fold', keys: ['Enter', 'h'], does: 'fold it', panes: ['detail'] },
    { id: 'next', keys: ['n'], does: 'go on' },
  ],
};
const globals = [
  { id: 'help', keys: ['?'], does: 'show help' },
  { id: 'new', keys: ['n'], does: 'make one' },
];
const tableWith = (rebound: Readonly<Record<string, readonly string[]>> = {}) =>
  bindingTable(screen, globals, new Map(Object.entries(rebound)));
const found = (table: ReturnType<typeof bindingTable>, key: string, pane = 'list') => table.find(key, pane)?.id ?? null;

describe('what a key does', () => {
  it('is of the pane that has it', () => {
    expect([found(tableWith(), 'Enter', 'list'), found(tableWith(), 'Enter', 'detail')]).toEqual(['open', 'fold']);
    expect(found(tableWith(), 'h', 'list')).toBe(null);
  });

  it('is what the screen says before what every screen has', () => {
    expect([found(tableWith(), 'n'), found(tableWith(), '?')]).toEqual(['next', 'help']);
  });

  it('is nothing for a key that nobody has', () => {
    expect(found(tableWith(), 'toString')).toBe(null);
  });

  it('is what the user gave it, and no longer what it was', () => {
    const table = tableWith({ 'messages.next': ['N', '^n'], help: ['F'], 'other.open': ['x'] });
    expect(['N', '^n', 'n', 'F', '?', 'x'].map((key) => found(table, key))).toEqual([
      'next',
      'next',
      'new',
      'help',
      null,
      null,
    ]);
    expect(table.bindings.find(({ id }) => id === 'next')?.does).toBe('go on');
  });
});
