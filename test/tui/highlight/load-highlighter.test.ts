import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/tui/highlight/language-of.ts';
import { loadHighlighter, plainSource } from '../../../src/tui/highlight/load-highlighter.ts';
import type { SpanLine } from '../../../src/tui/highlight/span.ts';

const highlight = await loadHighlighter();

/** `role:text` of all that is not plain. */
const colours = (text: string, language: Language): readonly (readonly string[])[] =>
  highlight(text, language).map((line) =>
    line.filter(({ role }) => role !== 'text').map(({ role, text: piece }) => `${role}:${piece}`),
  );

const textOf = (lines: readonly SpanLine[]): string =>
  lines.map((line) => line.map(({ text }) => text).join('')).join('\n');

describe('the colours of a source', () => {
  it('tell keywords, names, types, numbers, strings and comments of TypeScript apart', () => {
    expect(colours("export const due = (days: number) => new Date(12n, 'x'); // later", 'typescript')).toEqual([
      [
        'keyword:export',
        'keyword:const',
        'name:due',
        'name:days',
        'type:number',
        'keyword:new',
        'type:Date',
        'number:12n',
        "string:'x'",
        'comment:// later',
      ],
    ]);
    expect(colours('if (this.is(null)) return /a[/]b/;', 'typescript')).toEqual([
      ['keyword:if', 'keyword:this', 'name:is', 'literal:null', 'keyword:return', 'string:/a[/]b/'],
    ]);
  });

  it('go on over lines in comments and templates, and stop within ${…}', () => {
    expect(colours('/* one\n   two */ x', 'typescript')).toEqual([['comment:/* one'], ['comment:   two */']]);
    expect(colours('f(`a ${b +\n  `c ${1}`}\nd`)', 'typescript')).toEqual([
      ['name:f', 'string:`a '],
      ['string:`c ', 'number:1', 'string:`'],
      ['string:d`'],
    ]);
  });

  it('tell property names from values in JSON', () => {
    expect(colours('{ "a": "b",\n  "n": [-1.5e3, true, null] }', 'json')).toEqual([
      ['name:"a"', 'string:"b"'],
      ['name:"n"', 'number:-1.5e3', 'literal:true', 'literal:null'],
    ]);
  });

  it('tell keys, texts, numbers and comments of YAML apart', () => {
    expect(colours('topic: orders # the one\nkeys:\n  - 12\n  - true\ntext: |\n  one\n  two', 'yaml')).toEqual([
      ['name:topic:', 'string:orders', 'comment:# the one'],
      ['name:keys:'],
      ['number:12'],
      ['literal:true'],
      ['name:text:', 'string:|'],
      ['string:  one'],
      ['string:  two'],
    ]);
  });

  it('leave a file of another kind plain', () => {
    expect(highlight('const a\r\n\nb', null)).toEqual([
      [{ text: 'const a', role: 'text' }],
      [],
      [{ text: 'b', role: 'text' }],
    ]);
  });

  it('are left out of a line that is too long, not of those around it', () => {
    const long = `"${'x'.repeat(3_000)}"`;
    const [first, second, third] = highlight(`const a = 1\n${long}\nconst b = 2`, 'typescript');
    expect(first?.[0]).toEqual({ text: 'const', role: 'keyword' });
    expect(second).toEqual([{ text: long, role: 'text' }]);
    expect(third?.[0]).toEqual({ text: 'const', role: 'keyword' });
  });

  it('are left out of a source that is too long', () => {
    const text = 'const a = 1\n'.repeat(30_000);
    expect(highlight(text, 'typescript')).toEqual(plainSource(text));
  });

  it('change nothing of the text, whatever it is', () => {
    const source = fc
      .array(
        fc.constantFrom(
          '`',
          '${',
          '}',
          '"',
          "'",
          '/*',
          '*/',
          '//',
          '\n',
          '\r\n',
          'a: ',
          '- ',
          '<b>',
          'let ',
          '1',
          '\\',
        ),
      )
      .map((tokens) => tokens.join(''));
    fc.assert(
      fc.property(source, fc.constantFrom<Language>('typescript', 'json', 'yaml'), (text, language) => {
        expect(textOf(highlight(text, language))).toBe(textOf(plainSource(text)));
      }),
    );
  });
});
