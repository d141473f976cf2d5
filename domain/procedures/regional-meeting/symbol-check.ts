import type { Refusal } from '../../refusal.js';
import type { StageView } from '../procedure.js';
import { breaks } from '../stage.js';

/** Symbols of a regional meeting carry the congress's number and the meeting's own, which follows the order of holding. */
export function checkSymbols(symbols: readonly (string | undefined)[], view: StageView, pointer: string): Refusal[] {
  return symbols.flatMap((symbol) => {
    const [, conference, meeting] = /^A\/CONF\.(\d+)\/RPM\.(\d+)(?:\/|$)/.exec(symbol ?? '') ?? [];
    const foreign =
      (conference !== undefined && view.conference !== undefined && Number(conference) !== view.conference) ||
      (meeting !== undefined && view.meeting?.number !== undefined && Number(meeting) !== view.meeting.number);
    return foreign
      ? [
          breaks(
            'R055',
            `${symbol} belongs to another meeting; symbols of this one must begin with A/CONF.${view.conference ?? '…'}/RPM.${view.meeting?.number ?? '…'}.`,
            pointer,
          ),
        ]
      : [];
  });
}
