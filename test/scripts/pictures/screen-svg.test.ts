import { describe, expect, it } from 'vitest';
import { screenSvg } from '../../../scripts/pictures/screen-svg.ts';

const svgOf = (ansi: string, { columns = 20, rows = 2 } = {}): Promise<string> =>
  screenSvg({ ansi, columns, rows, title: 'evtool <topics>' });

/** What is written, without the title's text. */
const textsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text x="([\d ]+)" y="(\d+)" ([^>]*)>([^<]*)</g)]
    .map(([, x, y, look, text]) => `${x} | ${y} | ${look} | ${text}`)
    .slice(1);

describe('a picture of a screen', () => {
  it('has a place for each character, in a window with a title', async () => {
    const svg = await svgOf('ab c\n d');
    expect(textsOf(svg)).toEqual(['0 9 18 27 | 14 | fill="#d5d9e0" | ab c', '9 | 33 | fill="#d5d9e0" | d']);
    expect(svg).toMatch(/^<svg [^>]*width="208" height="100" [^>]*aria-label="evtool &lt;topics&gt;">/);
  });

  it('has the colours and looks of the text', async () => {
    const svg = await svgOf(
      '\u001b[31mr\u001b[1mb\u001b[0m\u001b[2md\u001b[0;4mu\u001b[0;38;5;196mx\u001b[38;2;1;2;3mt\u001b[m',
    );
    expect(textsOf(svg)).toEqual([
      '0 | 14 | fill="#f2777a" | r',
      '9 | 14 | fill="#f2777a" font-weight="700" | b',
      '18 | 14 | fill="#92959b" | d',
      '27 | 14 | fill="#d5d9e0" text-decoration="underline" | u',
      '36 | 14 | fill="#ff0000" | x',
      '45 | 14 | fill="#010203" | t',
    ]);
  });

  it('paints what is behind selected text', async () => {
    const svg = await svgOf('\u001b[7m on \u001b[m\u001b[44m  \u001b[m');
    expect(svg).toContain('<rect x="0" y="0" width="36" height="19" fill="#d5d9e0"/>');
    expect(svg).toContain('<rect x="36" y="0" width="18" height="19" fill="#79b0f4"/>');
    expect(textsOf(svg)).toEqual(['9 18 | 14 | fill="#15171c" | on']);
  });

  it('gives wide characters two columns', async () => {
    expect(textsOf(await svgOf('a👍漢b'))).toEqual([
      '0 | 14 | fill="#d5d9e0" | a',
      '9 | 14 | fill="#d5d9e0" | 👍',
      '27 45 | 14 | fill="#d5d9e0" | 漢b',
    ]);
  });

  it('draws box lines and bars, so that they meet', async () => {
    const svg = await svgOf('╭─\n▁█');
    expect(textsOf(svg)).toEqual([]);
    expect(svg).toContain('<path d="M4.5 19V14Q4.5 9.5 9 9.5M9 9.5h9" fill="none"');
    expect(svg).toContain('<rect x="9" y="19" width="9" height="19"');
  });

  it('escapes what XML would read', async () => {
    expect(textsOf(await svgOf('<a&"b">'))).toEqual([
      '0 9 18 27 36 45 54 | 14 | fill="#d5d9e0" | &lt;a&amp;&quot;b&quot;&gt;',
    ]);
  });

  it('is the same for the same screen', async () => {
    expect(await svgOf('\u001b[32m✓ ok')).toBe(await svgOf('\u001b[32m✓ ok'));
  });
});
