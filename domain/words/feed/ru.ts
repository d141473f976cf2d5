import type { FeedCatalogue } from './feed.js';

export const ru: FeedCatalogue = {
  calendarOf: '{edition}: {part}',
  calendarOfMine: '{edition}: ваши этапы',

  summary: '{milestone} {title} – {edition}',
  summaryDone: 'Выполнено: {milestone} {title} – {edition}',
  occasion: '{what} – {edition}',
  meeting: 'Региональное совещание: {meeting}',

  deliverable: 'Требуется представить: {title}',
  window: 'Период: с {from} по {to}',
  expected: 'Дата ещё не установлена; указана ожидаемая.',
  countsFrom:
    '{root, select, opening {Дата отсчитывается от открытия.} closing {Дата отсчитывается от закрытия.} meeting {Дата отсчитывается от регионального совещания.} announcement {Дата отсчитывается от объявления о переносе.} previous {Дата отсчитывается от предыдущего цикла.} session {Дата отсчитывается от сессии органа.} other {Дата отсчитывается от зафиксированных событий.}}',
  atSession: 'Дата зависит от этой сессии: {session}',
  pinned: 'Дата установлена вручную: {reason}',
  suspendedBy:
    '{known, select, yes {Приостановлено ({basis}); новой даты пока нет. Запись остаётся на прежнем месте.} other {Приостановлено; новой даты пока нет. Запись остаётся на прежнем месте.}}',
  cancelledBy: '{known, select, yes {Отменено ({basis}); не состоится.} other {Отменено; не состоится.}}',
  status:
    '{status, select, planned {Состояние: запланировано} started {Состояние: в работе} done {Состояние: выполнено} waived {Состояние: снято} suspended {Состояние: приостановлено} undated {Состояние: без даты} gone {Состояние: больше не планируется} other {Состояние: сведений нет}}',
};
