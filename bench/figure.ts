/** A figure and its bar. */
export type Figure = {
  readonly what: string;
  /** Null where this machine cannot tell it; the note says why. */
  readonly value: number | null;
  readonly unit: 'ms' | 's' | '×' | 'messages/s' | 'frames/s' | '% of a core' | 'MB';
  readonly note?: string;
} & ({ readonly most: number } | { readonly least: number });

export const isMissed = (figure: Figure): boolean => {
  if (figure.value === null) return false;
  return 'most' in figure ? figure.value > figure.most : figure.value < figure.least;
};

export const figureLine = (figure: Figure): string => {
  const { what, value, unit, note } = figure;
  const mark = value === null ? '–' : isMissed(figure) ? '✗' : '✓';
  const shown = value === null ? 'skipped' : `${rounded(value)} ${unit}`;
  const bar = 'most' in figure ? `at most ${rounded(figure.most)}` : `at least ${rounded(figure.least)}`;
  return `${mark} ${what.padEnd(38)} ${shown.padStart(17)}  (${bar} ${unit})${note === undefined ? '' : `  ${note}`}`;
};

const rounded = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 20 ? 2 : 0 });
