import { describe, expect, test } from 'vitest';
import type { Binding } from '../../src/tui/keys/binding.ts';
import { type KeyRecord, keyRecord } from './key-record.ts';
import { focusedTitle, inverseParts } from './painted-screen.ts';
import { holds, type Proof, proven } from './proof.ts';
import { type RecordedEditor, recordedEditor } from './recorded-editor.ts';
import { hasTerminal } from './terminal.ts';
import { terminalKey } from './terminal-key.ts';
import { openUiTerminal, type UiTerminal } from './ui-terminal.ts';
import { openWalkWorld, type WalkPlace, type WalkWorld, walkPlaces } from './walk-place.ts';

export type Walk = UiTerminal &
  WalkWorld & {
    readonly place: WalkPlace;
    readonly editor: RecordedEditor;
    /** Presses a key of an action, of which it must be a key by the table, and waits for the proof. */
    readonly key: (id: string, key: string, proof: Proof) => Promise<void>;
    /** Presses a key of an action that cannot be done now, and waits for the footer to say why. */
    readonly refuses: (id: string, key: string, why: RegExp) => Promise<void>;
    /** Presses keys of the table that are only on the way, and waits. */
    readonly goes: (keys: readonly string[], proof: Proof) => Promise<void>;
    /** Waits for what happens by itself. */
    readonly until: (proof: Proof) => Promise<void>;
    /** Types into a prompt and waits until it is there. */
    readonly types: (text: string) => Promise<void>;
    /** The same, and Enter; then waits for the proof, by default that the prompt is away. */
    readonly answers: (text: string, proof?: Proof) => Promise<void>;
    /** What stands inverse: the name of the screen, and what the cursors are on. */
    readonly inverse: () => Promise<readonly string[]>;
    /** The text of the row under the cursor, of the one pane or of both. */
    readonly cursor: () => Promise<string>;
    /** The title of the pane that takes the keys, without its counts. */
    readonly focus: () => Promise<string>;
    /** The last text that went to the clipboard; empty before. */
    readonly copied: () => Promise<string>;
  };

type Walked = {
  readonly title: string;
  readonly bindings: readonly Binding[];
  /** Those that no key can do on the embedded broker: there they must say why. */
  readonly notEmbedded?: readonly string[];
  /** Changes the workspace and its topics before the UI starts. */
  readonly prepare?: (world: WalkWorld, place: WalkPlace) => Promise<void>;
  /** Flags of the UI. */
  readonly args?: string;
};

const canOpen = await hasTerminal();

/** Of a whole walk: a hundred keys, each waited for. */
const guardMs = 300_000;

/**
 * Goes through all keys of a table in a real terminal, at every size and on both brokers: a test each. Fails when a key
 * was not pressed, or not with a proof of what it did; and when none said why it cannot be done.
 */
export const keyWalk = (walked: Walked, tour: (walk: Walk) => Promise<void>): void => {
  describe.skipIf(!canOpen)(`the keys of ${walked.title}`, () => {
    test.each(walkPlaces)(
      'do what their help says at $columns by $rows on $on',
      { timeout: guardMs },
      async (place) => {
        const world = await openWalkWorld(place);
        await walked.prepare?.(world, place);
        const editor = await recordedEditor();
        const terminal = await openUiTerminal({
          ...place,
          args: [walked.args ?? '', place.address === null ? '' : `-b ${place.address}`].join(' '),
          workspace: world.workspace,
          env: { VISUAL: editor.command },
        });
        await terminal.sees(/●/);
        const record = keyRecord(walked.bindings, place.address === null ? (walked.notEmbedded ?? []) : []);
        await tour({ ...terminal, ...world, place, editor, ...walking(terminal, record) });
        await leave(terminal);
        expect(record.missing()).toEqual([]);
      },
    );
  });
};

/** What is not of the terminal and the world. */
type Walking = Omit<Walk, keyof UiTerminal | keyof WalkWorld | 'place' | 'editor'>;

const walking = (terminal: UiTerminal, record: KeyRecord): Walking => {
  const { press, type, screen, painted, written } = terminal;
  const inverse = async (): Promise<readonly string[]> => inverseParts(await painted());
  const send = async (key: string): Promise<void> => {
    const name = terminalKey(key);
    await (name === null ? type(key) : press(name));
  };
  const until = (proof: Proof, after = 'waiting'): Promise<void> => proven(proof, screen, after);
  const pressed = async (keys: readonly string[], proof: Proof): Promise<void> => {
    if (await holds(proof, screen)) throw new Error(`before ${keys.join(' ')} it is so already: ${proof}`);
    for (const key of keys) await send(key);
    await until(proof, keys.join(' '));
  };
  const types = async (text: string): Promise<void> => {
    await type(text);
    await until((now) => now.split('\n').slice(-3).join('\n').includes(text), `typing ${text}`);
  };
  return {
    key: async (id, key, proof) => {
      record.check(id, key);
      await pressed([key], proof);
      record.did(id, key);
    },
    refuses: async (id, key, why) => {
      record.check(id, key);
      const isSaid = (now: string): boolean => why.test(footerOf(now));
      if (isSaid(await screen())) await pressed([unboundKey], /does nothing here/);
      await pressed([key], isSaid);
      record.refused(id, key);
    },
    goes: pressed,
    until,
    types,
    answers: async (text, proof = /\? help$/) => {
      await types(text);
      await pressed(['Enter'], proof);
    },
    inverse,
    // The first one is the name of the screen.
    cursor: async () => (await inverse()).slice(1).join('\n'),
    focus: async () => focusedTitle(await painted()),
    copied: async () => lastCopied(await written()),
  };
};

/** It clears what was said for a key before. */
const unboundKey = '~';

const footerOf = (screen: string): string => screen.split('\n').slice(-2).join('\n');

const lastCopied = (written: string): string => {
  const last = [...written.matchAll(/\u001b\]52;c;([^\u0007]*)\u0007/g)].at(-1)?.[1] ?? '';
  return Buffer.from(last, 'base64').toString();
};

/** By ^C, unless the walk itself has: the terminal is as it was. */
const leave = async ({ press, screen, sees, isBackAfter }: UiTerminal): Promise<void> => {
  if (/^ended with \d+$/m.test(await screen())) return;
  await press('C-c');
  const asked = await sees(/^ended with \d+$|\^C once more quits/m);
  if (/once more/.test(asked)) await press('C-c');
  await isBackAfter(130);
};
