import { pointerStep } from '../../core/json-pointer.ts';
import { nearest } from '../../core/nearest.ts';
import { lintRules } from '../../core/schema/lint.ts';
import type { Finding, Workspace } from '../../core/workspace.ts';

/** Rules besides those for schemas that can be switched off: what is odd, not what is wrong. */
const otherRules = ['twins-differ', 'config/unused-file', 'fixture-warning', 'missing-fixture', 'no-schema'];

/** Rules that are switched off and do not exist: whoever wrote that waits for something that will not happen. */
export const settingFindings = ({ config, silenced }: Workspace): readonly Finding[] => {
  const known = [...lintRules.map(({ rule }) => rule), ...otherRules];
  return [...silenced]
    .filter((rule) => !known.includes(rule))
    .map((rule) => {
      const meant = nearest(rule, known);
      const suggestion = meant === undefined ? '' : `; did you mean "${meant}"?`;
      const message = `no rule that can be switched off is named "${rule}"${suggestion}`;
      const place = config.locate(`/lint${pointerStep(rule)}`, 'key');
      return { level: 'warning', rule: 'unknown-rule', message, file: config.file, ...place };
    });
};
