import type { Refusal } from '../../refusal.js';
import type { RequirementId } from '../../template/template.js';
import { adoptedDeclaration } from '../declaration/standing.js';
import type { DeclarationText } from '../declaration/text.js';
import type { StageView } from '../procedure.js';
import { breaks } from '../stage.js';
import { settingsOf } from './settings.js';

/** The declaration that the congress adopted; undefined where there is none or its text is not on record. */
export function declarationOf(view: StageView): DeclarationText | undefined {
  const { declaration } = settingsOf(view);
  return declaration === null ? undefined : adoptedDeclaration(view.stage(declaration));
}

/** Paragraphs that are cited but that the declaration does not have. Where no text is on record, nothing can be said. */
export function citationFaults(numbers: readonly number[], view: StageView, rule: RequirementId, pointer: string): Refusal[] {
  const text = declarationOf(view);
  if (!text) return [];
  const missing = numbers.filter((n) => !text.paragraphs.some((p) => p.number === n));
  return missing.length === 0
    ? []
    : [
        breaks(
          rule,
          `The ${text.title} has ${text.paragraphs.length} paragraphs; there is no paragraph ${missing.join(', ')}. Name one of them.`,
          pointer,
        ),
      ];
}
