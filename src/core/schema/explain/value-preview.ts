import { escapeControls } from '../../decode/visible-text.ts';

/** Letters of a string that are shown. */
const maxString = 60;
/** Letters of a list or object, about. */
const maxTotal = 100;

/** A value for a sentence: as JSON, cut where it is long, without control characters. Never walks all of a large one. */
export const valuePreview = (value: unknown): string => preview(value, { left: maxTotal, depth: 0 });

type Budget = { left: number; depth: number };

const preview = (value: unknown, budget: Budget): string => {
  if (typeof value !== 'object' || value === null) return scalar(value, budget);
  if (budget.depth >= 4) return Array.isArray(value) ? '[…]' : '{…}';
  budget.depth += 1;
  const text = Array.isArray(value) ? `[${listed(value, budget, false)}]` : `{${listed(value, budget, true)}}`;
  budget.depth -= 1;
  return text;
};

const scalar = (value: unknown, budget: Budget): string => {
  const text = typeof value === 'string' ? quoted(value) : String(value);
  budget.left -= text.length;
  return text;
};

/** In quotes; a long text ends in `…` within them. */
export const quoted = (text: string): string =>
  escapeControls(JSON.stringify(text.length > maxString ? `${text.slice(0, maxString - 1)}…` : text));

const listed = (members: object, budget: Budget, isNamed: boolean): string => {
  const parts: string[] = [];
  for (const name in members) {
    if (!Object.hasOwn(members, name)) continue;
    if (budget.left <= 0) {
      parts.push('…');
      break;
    }
    const label = isNamed ? `${quoted(name)}:` : '';
    budget.left -= label.length;
    parts.push(label + preview(Reflect.get(members, name), budget));
  }
  return parts.join(',');
};
