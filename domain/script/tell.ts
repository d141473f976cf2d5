import type { Command, Envelope } from '../edition/commands.js';
import type { World } from '../engine.types.js';
import { instantAt, shift, yearOf, type Instant } from '../time/plain-date.js';
import { clock, hourOfLines, openingDates, recordedOn, resolve, type Place, type Telling } from './days.js';
import { commandOf } from './line-command.js';
import type { ScriptStep } from './forks.js';
import type { EditionScript, EditionScriptLine } from './schema.js';

/** The script as commands on a clock, in its order; a line may count from the plan as it stands when its turn comes. */
export function tell(script: EditionScript, telling: Telling): ScriptStep[] {
  const dates = openingDates(script, telling);
  const at = clock(script, telling);
  const creation: ScriptStep = () => ({
    at: at(resolve(script.begins, { script, telling, dates })),
    envelope: creationOf(script, telling, dates),
  });
  return [
    creation,
    ...script.lines.map((line, index): ScriptStep => {
      return (world) => {
        const place = { script, telling, dates, world };
        const on = resolve(line.on, place);
        const recorded = recordedOn(line, on, place);
        // A made-up past is told up to today; what its dates put into the future has not happened yet.
        if (script.mode === 'live' && !telling.whole && (recorded > telling.today || on > telling.today)) return undefined;
        return { at: at(recorded), envelope: envelopeOf(line, index, on, place) };
      };
    }),
  ];
}

/** The day up to which time passes after the last line. */
export function tellUntil(script: EditionScript, telling: Telling, world: World): Instant | undefined {
  if (script.until === undefined) return undefined;
  return instantAt(script.zone, resolve(script.until, { script, telling, dates: openingDates(script, telling), world }), hourOfLines);
}

function creationOf(script: EditionScript, telling: Telling, dates: Place['dates']): Envelope {
  const { template, sessions, today } = telling;
  const { targetYear } = script;
  return enveloped({ script, telling }, 'create', 'secretariat', {
    type: 'create',
    title: script.title,
    ...(script.shortTitle === undefined ? {} : { shortTitle: script.shortTitle }),
    ...(script.madeUp ? { madeUp: true } : {}),
    template: { id: template.id, version: template.version },
    zone: script.zone,
    mode: script.mode,
    placement: script.placement,
    targetYear: typeof targetYear === 'number' ? targetYear : yearOf(shift(today, { count: targetYear.monthsFromToday, unit: 'm' })),
    ...(dates ? { dates } : {}),
    ...(script.conference === undefined ? {} : { conference: script.conference }),
    ...(script.host === undefined ? {} : { host: script.host }),
    ...(script.venue === undefined ? {} : { venue: script.venue }),
    sessions,
    ...(script.meetings === undefined ? {} : { meetings: script.meetings }),
    ...(script.adjustments === undefined ? {} : { adjustments: script.adjustments }),
    ...(script.previous === undefined
      ? {}
      : {
          previous: {
            dates: script.previous.dates,
            ...(script.previous.edition === undefined ? {} : { edition: script.previous.edition }),
          },
        }),
  });
}

function envelopeOf(line: EditionScriptLine, index: number, on: string, place: Place): Envelope {
  const [stream, command] = commandOf(line, place);
  return {
    ...enveloped(place, `line-${index + 1}`, line.by, command),
    stream,
    effectiveOn: on,
    ...(line.basis === undefined ? {} : { basis: line.basis }),
  };
}

/** The id is the line's place in the script: loading it twice does nothing twice. */
function enveloped({ script, telling }: Pick<Place, 'script' | 'telling'>, id: string, actor: string, command: Command): Envelope {
  const hash = telling.hash?.(JSON.stringify(command)) ?? '';
  return { id: `script/${id}`, edition: script.id, stream: 'edition', actor, hash, command };
}
