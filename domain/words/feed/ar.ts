import type { FeedCatalogue } from './feed.js';

export const ar: FeedCatalogue = {
  calendarOf: '{edition}: {part}',
  calendarOfMine: '{edition}: المراحل الخاصة بكم',

  summary: '{milestone} {title} – {edition}',
  summaryDone: 'أُنجز: {milestone} {title} – {edition}',
  occasion: '{what} – {edition}',
  meeting: 'الاجتماع الإقليمي: {meeting}',

  deliverable: 'المطلوب تقديمه: {title}',
  window: 'الفترة المحددة: من {from} إلى {to}',
  expected: 'لم يحدد التاريخ بعد، وهذا هو التاريخ المتوقع.',
  countsFrom:
    '{root, select, opening {يُحسب التاريخ ابتداء من الافتتاح.} closing {يُحسب التاريخ ابتداء من الاختتام.} meeting {يُحسب التاريخ ابتداء من الاجتماع الإقليمي.} announcement {يُحسب التاريخ ابتداء من إعلان التأجيل.} previous {يُحسب التاريخ ابتداء من الدورة السابقة للمؤتمر.} session {يُحسب التاريخ ابتداء من إحدى دورات الهيئة.} other {يُحسب التاريخ ابتداء مما هو مسجل.}}',
  atSession: 'يتوقف التاريخ على هذه الدورة: {session}',
  pinned: 'حُدد التاريخ يدويا: {reason}',
  suspendedBy:
    '{known, select, yes {معلّق بموجب {basis}، ولم يحدد موعد جديد بعد. ويبقى البند في موعده السابق.} other {معلّق، ولم يحدد موعد جديد بعد. ويبقى البند في موعده السابق.}}',
  cancelledBy: '{known, select, yes {أُلغي بموجب {basis}، ولن يُعقد.} other {أُلغي، ولن يُعقد.}}',
  status:
    '{status, select, planned {الحالة: مقرر} started {الحالة: جار} done {الحالة: أُنجز} waived {الحالة: صُرف النظر عنه} suspended {الحالة: معلّق} undated {الحالة: بلا تاريخ} gone {الحالة: لم يعد مقررا} other {الحالة: لا شيء مسجل}}',
};
