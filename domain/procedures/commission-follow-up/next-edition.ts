import { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { evidence, positive, text } from '../fields.js';
import { step, type StageState, type StageView } from '../procedure.js';
import { payloadsOf } from '../reading.js';
import { breaks } from '../stage.js';
import { yearOf } from '../../time/plain-date.js';
import { carryElsewhere } from './assembly-payloads.js';
import { mandatesOf, outcomeOf } from './outcome.js';
import { settingsOf } from './settings.js';

const open = z.strictObject({
  targetYear: z.int().min(1900).max(2200).describe('Calendar year in which the next congress is to be held'),
  ordinal: positive.describe('Ordinal of the next congress (15)'),
  host: z
    .strictObject({
      government: text.describe('Government that offers to host'),
      welcomedIn: text.optional().describe('Paragraph of the declaration or resolution that welcomes the offer'),
    })
    .nullable()
    .describe('The Government that offers to host it; null while there is none'),
  evidence: evidence.describe('The resolution that opens its preparation'),
});

/** Opens the preparation of the next congress (E/RES/2021/20, para. 10; A/RES/65/230, para. 16). */
export const nextEditionSteps = [
  step({
    id: 'open-next-edition',
    title: 'Open the preparation of the next congress',
    sources: ['R002', 'R059', 'R130', 'R152', 'R153'],
    payload: open,
    after: ['slot:generalAssembly'],
    moves: [{ slot: 'nextEdition', to: 'done', evidence: (p) => p.evidence }],
    check: checkOpening,
    advise: adviseOpening,
  }),
];

function checkOpening({ targetYear, ordinal, host }: z.output<typeof open>, state: StageState, view: StageView): Refusal[] {
  const { everyYears } = settingsOf(view);
  const held = view.dates && yearOf(view.dates.opening);
  const named = outcomeOf(state)?.standingItem?.next;
  return [
    ...(held !== undefined && targetYear !== held + everyYears
      ? [
          breaks(
            'R153',
            `Name ${held + everyYears} as the year of the next congress, ${everyYears} years after this one (${held}), not ${targetYear}.`,
            '/payload/targetYear',
          ),
        ]
      : []),
    ...(named !== undefined && named !== ordinal
      ? [breaks('R152', `Name the ${named}. congress, whose preparation the standing item opens, not the ${ordinal}.`, '/payload/ordinal')]
      : []),
    ...(host && host.welcomedIn === undefined
      ? [
          breaks(
            'R059',
            'Say where the offer to host was welcomed, by the Assembly or in the declaration; it is missing.',
            '/payload/host/welcomedIn',
          ),
        ]
      : []),
  ];
}

function adviseOpening({ host }: z.output<typeof open>, state: StageState): string[] {
  const resources = mandatesOf(state).filter((m) => m.kind === 'secretariat-resources');
  const carried = payloadsOf(state, 'carry-in-other-resolution', carryElsewhere).length > 0;
  return [
    ...(host ? [] : ['No Government has offered to host the next congress yet.']),
    ...(resources.length > 0
      ? []
      : [
          `No mandate on record asks for adequate resources for the secretariat of the congresses${carried ? ', nor does another resolution of that session' : ''}.`,
        ]),
  ];
}
