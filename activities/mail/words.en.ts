import type { Words } from './words.js';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const milestones = (count: number): string => (count === 1 ? '1 milestone' : `${count} milestones`);
// A plain date has no zone: read and written in UTC it stays the same day.
const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export const english: Words = {
  language: 'en',
  direction: 'ltr',
  date: (on) => dates.format(new Date(`${on}T00:00:00.000Z`)),
  due: (left) => (left === 0 ? 'is due today' : left > 0 ? `is due in ${days(left)}` : `is ${days(-left)} overdue`),
  greeting: (name) => `Dear ${name},`,
  reminder: (edition) => `This is a reminder from the preparations of ${edition}.`,
  catchUp: (edition, count) => `${milestones(count)} of ${edition} ${count === 1 ? 'has' : 'have'} come up since you were last told:`,
  catchUpSubject: (count, overdue) => `${milestones(count)} to look at${overdue > 0 ? `, ${overdue} overdue` : ''}`,
  dueOn: (date) => `Due on ${date}`,
  deliverable: (title) => `To be delivered: ${title}`,
  readMore: 'Read and report:',
  closing: 'This message was generated automatically by Lustrum.',
};
