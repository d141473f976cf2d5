/** Every workflow there is, by its type; the entry point of the bundle. */
export { congressCycle } from './edition.js';
export { discussionGuide } from './discussion-guide.js';
export { regionalMeetings } from './regional-meetings.js';
export { regionalMeeting } from './regional-meeting.js';
export { highLevelSegment } from './high-level-segment.js';
export { declaration } from './declaration.js';
export { commissionFollowUp } from './commission-follow-up.js';
export { delivery } from './delivery.js';
export { bounce } from './bounce.js';
export { webhook, webhookMessage } from './webhook.js';
