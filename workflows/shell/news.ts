import type { HandleResult } from '../contracts/handle.js';
import { deliveryStream, editionStream } from '../contracts/naming.js';

/** Streams of other stages that the last command or look has written to: their workflows are told to look. */
export function stagesTouched(news: HandleResult, self: string): string[] {
  const streams = streamsWritten(news).filter((stream) => stream !== self && stream !== editionStream && stream !== deliveryStream);
  return [...new Set(streams)];
}

/** Whether anything was written at all. */
export const changedSomething = (news: HandleResult): boolean => streamsWritten(news).length > 0;

export const wroteNotices = (news: HandleResult): boolean => streamsWritten(news).includes(deliveryStream);

const streamsWritten = (news: HandleResult): string[] => (news.answer.accepted ? news.answer.events.map((event) => event.stream) : []);
