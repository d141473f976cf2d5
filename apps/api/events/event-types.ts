import type { DomainEvent } from '../../../domain/edition/events.js';

type EventType = DomainEvent['type'];

/** Every type of event; the compiler holds it to the core's. */
const all: Record<EventType, true> = {
  'edition-created': true,
  'dates-decided': true,
  'conference-numbered': true,
  'plan-revised': true,
  'milestone-started': true,
  'milestone-completed': true,
  'milestone-waived': true,
  'milestone-reopened': true,
  'date-pinned': true,
  'date-unpinned': true,
  'postponement-announced': true,
  'postponement-withdrawn': true,
  suspended: true,
  reconvened: true,
  retargeted: true,
  'session-dated': true,
  'meetings-agreed': true,
  'external-recorded': true,
  'role-assigned': true,
  'role-released': true,
  'stage-opened': true,
  'stage-closed': true,
  'reminders-reached': true,
  'edition-closed': true,
  'stage-started': true,
  'step-performed': true,
  'slot-waived': true,
  'slot-reopened': true,
  'stage-suspended': true,
  'stage-resumed': true,
  'stage-ended': true,
  'notices-intended': true,
  'notices-withdrawn': true,
  'delivery-begun': true,
  'delivery-succeeded': true,
  'delivery-failed': true,
};

export const eventTypes = Object.keys(all) as EventType[];
