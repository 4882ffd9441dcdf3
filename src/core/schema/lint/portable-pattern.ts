import { pointerStep } from '../../json-pointer.ts';
import { type LintContext, type LintRemark, namesIn } from './lint-context.ts';

type Trap = { readonly found: RegExp; readonly why: string; readonly hint?: string };

/**
 * Where ECMA-262 (which JSON Schema asks for) and RE2 (which Go services use, https://github.com/google/re2/wiki/Syntax)
 * differ.
 */
const traps: readonly Trap[] = [
  { found: /\(\?[a-z]+\)/, why: 'flags such as (?i) are of Go, not of JavaScript', hint: 'Write both cases: [aA].' },
  { found: /\(\?P[<=>]/, why: 'named groups such as (?P<name>…) are of Go; JavaScript writes (?<name>…)' },
  { found: /\(\?<?[=!]/, why: 'Go knows no look-ahead or look-behind and refuses the schema' },
  { found: /\\[1-9]|\\k</, why: 'Go knows no references to groups and refuses the schema' },
  { found: /\\A|\\z|\\Z/, why: '\\A and \\z are of Go; JavaScript reads them as letters', hint: 'Write ^ and $.' },
  { found: /\\Q|\\E/, why: '\\Q…\\E quotes in Go; JavaScript reads them as letters' },
  {
    found: /\[\[:\^?[a-z]+:\]/,
    why: 'classes such as [[:alpha:]] are of Go; JavaScript reads the letters',
    hint: 'Write [A-Za-z].',
  },
  { found: /\\[pP][A-Z](?![a-z{])/, why: '\\pL is of Go; JavaScript writes \\p{L}' },
  { found: /\\a|\\C|\\h/, why: '\\a, \\C and \\h are not of JavaScript' },
  {
    found: /\\c[A-Za-z]|\\u\{?[0-9a-fA-F]/,
    why: '\\u and \\c are of JavaScript; Go refuses the schema',
    hint: 'Write the character itself.',
  },
];

/** A pattern that JavaScript and Go read differently, or that JavaScript takes only in its older mode. */
export const portablePattern = ({ schemas }: LintContext): readonly LintRemark[] =>
  schemas.flatMap(({ schema, pointer }) => [
    ...(typeof schema.pattern === 'string' ? remarksOn(schema.pattern, `${pointer}/pattern`, 'value') : []),
    ...namesIn(schema.patternProperties).flatMap((pattern) =>
      remarksOn(pattern, `${pointer}/patternProperties${pointerStep(pattern)}`, 'key'),
    ),
  ]);

const remarksOn = (pattern: string, pointer: string, part: 'key' | 'value'): readonly LintRemark[] => {
  // What an escape makes literal starts nothing.
  const bare = pattern.replace(/\\[^A-Za-z0-9]/g, '_');
  const found = traps.filter((trap) => trap.found.test(bare));
  const first = found[0] ?? olderMode(pattern);
  if (!first) return [];
  return [
    {
      message: `the pattern ${JSON.stringify(pattern)} is not read alike: ${first.why}`,
      pointer,
      part,
      hint: first.hint,
    },
  ];
};

/** Only what the older mode takes; what neither does is a fault of the schema. */
const olderMode = (pattern: string): { readonly why: string; readonly hint?: string } | undefined => {
  const error = faultIn(pattern, 'u');
  if (error === undefined || faultIn(pattern, '') !== undefined) return undefined;
  return { why: `unicode mode refuses it (${error})` };
};

const faultIn = (pattern: string, flags: string): string | undefined => {
  try {
    new RegExp(pattern, flags);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
