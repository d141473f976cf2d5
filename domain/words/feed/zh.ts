import type { FeedCatalogue } from './feed.js';

export const zh: FeedCatalogue = {
  calendarOf: '{edition}：{part}',
  calendarOfMine: '{edition}：您的事项',

  summary: '{milestone} {title}——{edition}',
  summaryDone: '已完成：{milestone} {title}——{edition}',
  occasion: '{what}——{edition}',
  meeting: '区域会议：{meeting}',

  deliverable: '须提交：{title}',
  window: '办理期间：{from}至{to}',
  expected: '日期尚未确定，此为预计日期。',
  countsFrom:
    '{root, select, opening {日期自开幕之日起算。} closing {日期自闭幕之日起算。} meeting {日期自区域会议起算。} announcement {日期自宣布推迟之日起算。} previous {日期自上一届起算。} session {日期自该机构的届会起算。} other {日期自已记录的事项起算。}}',
  atSession: '日期取决于以下届会：{session}',
  pinned: '日期由人工确定：{reason}',
  suspendedBy:
    '{known, select, yes {因{basis}暂停；新日期尚未确定。此条目保留在原日期。} other {已暂停；新日期尚未确定。此条目保留在原日期。}}',
  cancelledBy: '{known, select, yes {因{basis}取消；不再举行。} other {已取消；不再举行。}}',
  status:
    '{status, select, planned {状态：已列入计划} started {状态：进行中} done {状态：已完成} waived {状态：已免除} suspended {状态：已暂停} undated {状态：日期未定} gone {状态：不再列入计划} other {状态：无记录}}',
};
