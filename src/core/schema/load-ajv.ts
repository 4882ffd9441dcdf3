import type { default as AjvCore, Options } from 'ajv/dist/core.js';
import type { SchemaDraft } from './keywords.ts';

export type AjvInstance = AjvCore.default;
export type MakeAjv = (options: Options) => AjvInstance;

/** Loads what a draft needs, on use: importing it costs more than most commands do. */
export const loadAjv = async (draft: SchemaDraft): Promise<MakeAjv> => {
  const { fullFormats } = await import('ajv-formats/dist/formats.js');
  const make = await loaders[draft]();
  return (options) => make({ formats: fullFormats, ...baseOptions, ...options });
};

/** An expression that unicode mode refuses (`[\w-.]`) works in JavaScript's older mode; lint says so. */
export const tolerantRegExp = Object.assign(
  (pattern: string, flags: string): RegExp => {
    try {
      return new RegExp(pattern, flags);
    } catch {
      return new RegExp(pattern);
    }
  },
  { code: 'new RegExp' },
);

const baseOptions: Options = {
  allErrors: true,
  ownProperties: true,
  // What strict mode refuses, lint reports.
  strict: false,
  logger: false,
  messages: false,
  verbose: true,
  multipleOfPrecision: 10,
  // The optimizer makes compiling a third slower and checking no faster that could be measured.
  code: { regExp: tolerantRegExp, optimize: false },
};

const loaders: Readonly<Record<SchemaDraft, () => Promise<MakeAjv>>> = {
  'draft-07': async () => {
    const { Ajv } = await import('ajv');
    return (options) => new Ajv({ ...options, ignoreKeywordsWithRef: true });
  },
  '2019-09': async () => {
    const { Ajv2019 } = await import('ajv/dist/2019.js');
    return (options) => new Ajv2019(options);
  },
  '2020-12': async () => {
    const { Ajv2020 } = await import('ajv/dist/2020.js');
    return (options) => new Ajv2020(options);
  },
};
