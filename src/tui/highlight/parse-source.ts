import json from 'highlight.js/lib/languages/json';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import type { Language } from './language-of.ts';
import type { SyntaxNode } from './span-lines.ts';

const lowlight = createLowlight({ typescript, json, yaml } satisfies Record<Language, unknown>);

/** The syntax of a source. This module is loaded on use; its imports are static so that the bundle has these languages only. */
export const parseSource = (source: string, language: Language): readonly SyntaxNode[] =>
  lowlight.highlight(language, source).children;
