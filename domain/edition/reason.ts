import { adoptionInWords } from './adopt-template.js';
import type { Command } from './commands.js';
import type { Turn } from './turn.js';

/** Why dates moved, in the words of the report: what was decided, on what basis. */
export function reasonOf(turn: Turn, command: Command): string {
  switch (command.type) {
    case 'decide-dates':
      return turn.withBasis(`dates decided: opening ${command.opening}`);
    case 'suspend':
      return turn.withBasis(`postponed without a date`);
    case 'reconvene':
      return turn.withBasis(`reconvened for ${command.opening}`);
    case 'cancel':
      return turn.withBasis('the congress is cancelled');
    case 'retarget':
      return turn.withBasis(`re-targeted to ${command.session}`);
    case 'place':
      return turn.withBasis(`the high-level segment stands at the ${command.placement}`);
    case 'agree-meetings':
      return turn.withBasis('the regional meetings are agreed');
    case 'adopt-template':
      return turn.withBasis(adoptionInWords(command));
    case 'date-session':
      return turn.withBasis(`${command.session} is dated ${command.start} to ${command.end}`);
    case 'replan':
      return command.changes.map((change) => reasonOf(turn, change)).join('; ');
    case 'slip':
      return `${Math.abs(command.days)} days ${command.days < 0 ? 'earlier' : 'later'}, by ${turn.envelope.actor}: ${command.reason}`;
    case 'pin':
      return `pinned by ${turn.envelope.actor}: ${command.reason}`;
    case 'unpin':
      return `unpinned by ${turn.envelope.actor}: ${command.reason}`;
    case 'perform':
      return turn.withBasis(`"${command.step}" of ${turn.envelope.stream}`);
    case 'complete':
      return turn.withBasis(`${command.milestone} done on ${turn.effectiveOn}`);
    case 'waive':
    case 'reopen':
      return `${command.milestone} ${command.type === 'waive' ? 'waived' : 'reopened'}: ${command.reason}`;
    case 'acknowledge':
      return `${command.milestone} acknowledged by ${command.person}`;
    case 'snooze':
      return `${command.milestone} put off by ${command.person} until ${command.until}`;
    case 'report-done':
      return `${command.milestone} reported done by ${command.person}`;
    case 'decline':
      return `${command.milestone} declined by ${command.person}`;
    case 'confirm-report':
    case 'reject-report':
      return `report on ${command.milestone} ${command.type === 'confirm-report' ? 'confirmed' : 'rejected'} by ${turn.envelope.actor}`;
    case 'close':
      return 'the edition was closed';
    default:
      return turn.withBasis(`${command.type}`);
  }
}
