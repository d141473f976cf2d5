import type { LetterCatalogue } from './letters.js';

export const ar: LetterCatalogue = {
  subject: '{what} ({edition})',
  headline: '{milestone}: {state} – {title}',
  headlineUrgent: '{milestone}: {state}، عاجل – {title}',
  headlineEscalation: '{milestone}: {state}، مطلوب اتخاذ إجراء – {title}',
  greeting: '{name}، تحية طيبة وبعد،',
  statement: '{milestone} {title}: {state}',

  due: '{days, plural, zero {الموعد اليوم} one {الموعد بعد يوم واحد} two {الموعد بعد يومين} few {الموعد بعد # أيام} many {الموعد بعد # يوما} other {الموعد بعد # يوم}}',
  overdue: '{days, plural, zero {تأخر # يوم} one {تأخر يوم واحد} two {تأخر يومين} few {تأخر # أيام} many {تأخر # يوما} other {تأخر # يوم}}',
  state: '{status, select, done {أُنجز} waived {صُرف النظر عنه} suspended {معلّق} other {بلا تاريخ}}',
  dueOn: 'الموعد: {date}',
  dueOnIn: 'الموعد: {date} ({zone})',
  movedFrom: 'نُقل الموعد من {from} إلى {to}',
  movedPostponed: '{known, select, yes {السبب: التأجيل ({basis})} other {السبب: التأجيل}}',
  movedOpening: 'السبب: موعد الافتتاح هو {date}',
  movedClosing: 'السبب: موعد الاختتام هو {date}',
  movedSession: 'السبب: يتوقف الموعد على هذه الدورة: {session}',
  movedMilestone: 'السبب: يُحسب الموعد ابتداء من {milestone} {title}',
  wasDue: 'الموعد السابق: {date}',
  suspendedBy: '{known, select, yes {معلّق بموجب {basis}، ولم يحدد موعد جديد بعد} other {معلّق، ولم يحدد موعد جديد بعد}}',
  deliverable: 'المطلوب تقديمه: {title}',
  waitsFor: 'في انتظار: {what}',
  mustHaveStarted: '{what} (يجب أن يكون قد بدأ)',
  named: '{milestone} {title}',
  more: '{count, plural, zero {ولا غير ذلك} one {وبند آخر} two {وبندان آخران} few {و # بنود أخرى} many {و # بندا آخر} other {و # بند آخر}}',
  promiseBroken: 'انقضى الموعد الذي جرى التعهد به، وهو {date}.',
  stepBeforeSession:
    '{weeks, plural, zero {يوم افتتاح هذه الدورة ({session}): {step}} one {قبل هذه الدورة ({session}) بأسبوع واحد: {step}} two {قبل هذه الدورة ({session}) بأسبوعين: {step}} few {قبل هذه الدورة ({session}) بـ # أسابيع: {step}} many {قبل هذه الدورة ({session}) بـ # أسبوعا: {step}} other {قبل هذه الدورة ({session}) بـ # أسبوع: {step}}}',
  withAnotherRole: 'أما البند نفسه فمن اختصاص هذه الوظيفة: {role}. وقد أُبلغتم به لأن وظيفتكم تُعنى بما يجب أن تتلقاه الدورة.',
  askedForSession:
    '{weeks, plural, zero {طُلب يوم افتتاح هذه الدورة: {session}} one {طُلب قبل هذه الدورة بأسبوع واحد: {session}} two {طُلب قبل هذه الدورة بأسبوعين: {session}} few {طُلب قبل هذه الدورة بـ # أسابيع: {session}} many {طُلب قبل هذه الدورة بـ # أسبوعا: {session}} other {طُلب قبل هذه الدورة بـ # أسبوع: {session}}}',

  reminderNotice: 'هذا تذكير بشأن الأعمال التحضيرية الخاصة بـ «{edition}».',
  reminderUrgent: 'لم يُبلَّغ بعد عن إنجاز هذا البند، والأعمال التحضيرية الخاصة بـ «{edition}» تتوقف عليه. يرجى النظر في الأمر.',
  reminderEscalation:
    'يُعرض عليكم هذا البند لأنه لم يُبلَّغ عن إنجازه في إطار الأعمال التحضيرية الخاصة بـ «{edition}». يرجى العمل على إنجازه أو بيان الموعد الذي سيُنجز فيه.',
  reminderInformed: 'للعلم: حالة أحد بنود الأعمال التحضيرية الخاصة بـ «{edition}». ولا يُطلب منكم أي إجراء.',
  catchUp:
    '{count, plural, zero {لا بنود من «{edition}» ينبغي النظر فيها.} one {بند واحد من «{edition}» ينبغي النظر فيه.} two {بندان من «{edition}» ينبغي النظر فيهما، وقد جُمعا في هذه الرسالة.} few {# بنود من «{edition}» ينبغي النظر فيها، وقد جُمعت في هذه الرسالة.} many {# بندا من «{edition}» ينبغي النظر فيها، وقد جُمعت في هذه الرسالة.} other {# بند من «{edition}» ينبغي النظر فيها، وقد جُمعت في هذه الرسالة.}}',
  catchUpInformed:
    '{count, plural, zero {للعلم: لا بنود من «{edition}».} one {للعلم: حالة بند واحد من «{edition}». ولا يُطلب منكم أي إجراء.} two {للعلم: حالة بندين من «{edition}». ولا يُطلب منكم أي إجراء.} few {للعلم: حالة # بنود من «{edition}». ولا يُطلب منكم أي إجراء.} many {للعلم: حالة # بندا من «{edition}». ولا يُطلب منكم أي إجراء.} other {للعلم: حالة # بند من «{edition}». ولا يُطلب منكم أي إجراء.}}',
  catchUpSubject:
    '{count, plural, zero {لا بنود للنظر فيها} one {بند واحد للنظر فيه} two {بندان للنظر فيهما} few {# بنود للنظر فيها} many {# بندا للنظر فيها} other {# بند للنظر فيها}}',
  catchUpSubjectInformed:
    '{count, plural, zero {لا بنود للعلم} one {بند واحد للعلم} two {بندان للعلم} few {# بنود للعلم} many {# بندا للعلم} other {# بند للعلم}}',

  digestSubject: 'عرض عام: {counts} – {date}',
  digestOpening: 'في ما يلي البنود المتصلة بكم التي حان موعدها أو تأخرت أو تعذر المضي فيها أو طرأ عليها تغيير.',
  digestOpeningInformed: 'للعلم: في ما يلي البنود التي تتابعونها والتي حان موعدها أو تأخرت أو تعذر المضي فيها أو طرأ عليها تغيير.',
  digestZone: 'التواريخ محسوبة حسب المنطقة الزمنية التالية: {zone}.',
  unreachable: 'تُعاد الرسائل الموجهة إلى الأشخاص التالين ولا تزال عناوينهم مستخدمة: {people}. يرجى تصحيحها في الدليل.',
  countOverdue:
    '{count, plural, zero {لا بنود متأخرة} one {بند واحد متأخر} two {بندان متأخران} few {# بنود متأخرة} many {# بندا متأخرا} other {# بند متأخر}}',
  countDueSoon:
    '{count, plural, zero {لا بنود قريبة الموعد} one {بند واحد قريب الموعد} two {بندان قريبا الموعد} few {# بنود قريبة الموعد} many {# بندا قريب الموعد} other {# بند قريب الموعد}}',
  countBlocked:
    '{count, plural, zero {لا بنود متوقفة} one {بند واحد متوقف} two {بندان متوقفان} few {# بنود متوقفة} many {# بندا متوقفا} other {# بند متوقف}}',
  countChanged:
    '{count, plural, zero {لا بنود متغيرة} one {بند واحد متغير} two {بندان متغيران} few {# بنود متغيرة} many {# بندا متغيرا} other {# بند متغير}}',
  countComing:
    '{count, plural, zero {لا بنود مقبلة} one {بند واحد مقبل} two {بندان مقبلان} few {# بنود مقبلة} many {# بندا مقبلا} other {# بند مقبل}}',

  sessionSubject:
    '{days, plural, zero {تُفتتح اليوم} one {تُفتتح بعد يوم واحد} two {تُفتتح بعد يومين} few {تُفتتح بعد # أيام} many {تُفتتح بعد # يوما} other {تُفتتح بعد # يوم}}: {session}',
  sessionBegun: 'بدأت: {session}',
  sessionMeets: '{session}: من {start} إلى {end}.',
  sessionExpected: '{session}: يُتوقع عقدها بين {start} و{end}، ولم تُحدد مواعيدها بعد.',
  sessionReceives: 'ما يجب أن يُقدم إليها ومواعيد تقديمه:',
  sessionStep:
    '{weeks, plural, zero {يوم افتتاحها، {date}: {step}} one {قبلها بأسبوع واحد، {date}: {step}} two {قبلها بأسبوعين، {date}: {step}} few {قبلها بـ # أسابيع، {date}: {step}} many {قبلها بـ # أسبوعا، {date}: {step}} other {قبلها بـ # أسبوع، {date}: {step}}}',
  sessionOpen: 'ما لم يُنجز بعد لهذه الدورة:',

  decisionSubject:
    '{kind, select, suspended {تأجيل، ولا مواعيد جديدة بعد} cancelled {إلغاء} elsewhere {مكان جديد، والمواعيد نفسها: من {opening} إلى {closing}} otherwise {صيغة انعقاد جديدة، والمواعيد نفسها: من {opening} إلى {closing}} kept {لا تغيير في المواعيد: من {opening} إلى {closing}} other {مواعيد جديدة: من {opening} إلى {closing}}}',
  decisionText:
    '{kind, select, suspended {تقرر تأجيل «{edition}»، ولم تُحدد مواعيد جديدة بعد.} cancelled {تقرر إلغاء «{edition}» وعدم عقده.} elsewhere {سيُعقد «{edition}» في المواعيد المحددة سابقا، في مكان جديد.} otherwise {سيُعقد «{edition}» في المواعيد المحددة سابقا، بصيغة انعقاد جديدة.} kept {سيُعقد «{edition}» في المواعيد المحددة سابقا.} other {حُددت مواعيد جديدة لـ «{edition}».}}',
  decisionBasis: 'السند: {basis}',
  decisionRecordedBy: 'جهة التسجيل: {person}',
  decisionDates: '{kind, select, dates {المواعيد الجديدة} other {المواعيد}}: من {opening} إلى {closing}',
  decisionFormer: 'المواعيد السابقة: من {opening} إلى {closing}',
  decisionVenue: 'المكان الجديد: {venue}',
  decisionModality: '{modality, select, online {سيُعقد عبر الإنترنت.} hybrid {سيُعقد حضوريا وعبر الإنترنت.} other {سيُعقد حضوريا.}}',
  decisionNext:
    '{kind, select, suspended {لا يُطلب أي إجراء بشأن البنود المعلقة إلى أن تُحدد مواعيد جديدة، وستُبلَّغون بها.} cancelled {لم يعد يُطلب أي إجراء بشأن البنود التي صُرف النظر عنها. أما سائر البنود المفتوحة فيُتخذ بشأنها قرار مستقل. ولن تُرسل تذكيرات أخرى.} dates {يرجى النظر في المواعيد الجديدة والإبلاغ عما يتعذر التقيد به منها.} other {يرجى النظر في المواعيد الواردة أدناه والإبلاغ عما يتعذر التقيد به منها.}}',
  decisionEntries:
    '{count, plural, zero {لا يتغير أي من البنود المفتوحة المتصلة بوظائفكم.} one {يتغير بند واحد متصل بوظائفكم:} two {يتغير بندان متصلان بوظائفكم:} few {تتغير # بنود متصلة بوظائفكم:} many {يتغير # بندا متصلا بوظائفكم:} other {يتغير # بند متصل بوظائفكم:}}',
  noLonger: 'لم يعد إنجازه مطلوبا؛ الموعد السابق: {date}',
  dueAgain: 'مطلوب إنجازه من جديد؛ الموعد: {date}',

  vacantSubject:
    '{count, plural, zero {وظيفة لا يشغلها أحد: {roles}} one {وظيفة لا يشغلها أحد: {roles}} two {وظيفتان لا يشغلهما أحد: {roles}} few {وظائف لا يشغلها أحد: {roles}} many {وظائف لا يشغلها أحد: {roles}} other {وظائف لا يشغلها أحد: {roles}}}',
  vacantText:
    '{count, plural, zero {لا أحد يتولى المسؤولية ضمن «{edition}» في الوظيفة التالية: {roles}. ولا تصل التذكيرات الخاصة بها إلى أحد. يرجى تكليف شخص بها.} one {لا أحد يتولى المسؤولية ضمن «{edition}» في الوظيفة التالية: {roles}. ولا تصل التذكيرات الخاصة بها إلى أحد. يرجى تكليف شخص بها.} two {لا أحد يتولى المسؤولية ضمن «{edition}» في الوظيفتين التاليتين: {roles}. ولا تصل التذكيرات الخاصة بهما إلى أحد. يرجى تكليف شخص بكل منهما.} few {لا أحد يتولى المسؤولية ضمن «{edition}» في الوظائف التالية: {roles}. ولا تصل التذكيرات الخاصة بها إلى أحد. يرجى تكليف شخص بكل منها.} many {لا أحد يتولى المسؤولية ضمن «{edition}» في الوظائف التالية: {roles}. ولا تصل التذكيرات الخاصة بها إلى أحد. يرجى تكليف شخص بكل منها.} other {لا أحد يتولى المسؤولية ضمن «{edition}» في الوظائف التالية: {roles}. ولا تصل التذكيرات الخاصة بها إلى أحد. يرجى تكليف شخص بكل منها.}}',
  vacantAbout: 'بنود قريبة الموعد أو متأخرة لا يتولاها أحد: {what}',
  undeliveredSubject: 'تعذر إيصال رسالة إلى {person}',
  undeliveredText: 'لم تصل رسالة تتعلق بـ «{edition}» إلى {person}. يرجى التحقق من العنوان الوارد في الدليل.',
  undeliveredAbout: 'وكان موضوعها: {what}',
  undeliveredCode: 'رد خادم البريد: {code}',
  reportedSubject: '{milestone}: أُبلغ عن إنجازه – {title}',
  reportedText: 'أُبلغ بأن هذا البند من «{edition}» قد أُنجز. يرجى تأكيد ذلك أو بيان أنه لم يُنجز بعد.',
  reportedNotYetText:
    'أُبلغ بأن هذا البند من «{edition}» قد أُنجز. ولا يمكن تأكيد ذلك بعد، إذ يجب أن يسبقه ما يرد هنا على أنه منتظر. وسيُطلب إليكم ذلك مجددا في وقت لاحق. وإذا لم يكن قد أُنجز، فيرجى بيان ذلك.',
  reportedBy: 'صاحب البلاغ: {person}',
  declinedSubject: '{milestone}: رُدّ لعدم الاختصاص – {title}',
  declinedText: 'ورد من {person} أن هذا البند من «{edition}» لا يدخل في اختصاص المرسِل. يرجى تحديد الجهة التي عليها أن تتخذ الإجراء.',
  handedTo: 'الشخص المقترح: {person}',
  reportedStepText:
    'أُبلغ بأن هذا البند من «{edition}» قد أُنجز. ويُسجَّل إنجازه بخطوة من مرحلة «{stage}»: {steps}. يرجى العمل على تنفيذ تلك الخطوة أو بيان أن البند لم يُنجز بعد.',
  reportedDecisionText:
    'أُبلغ بأن هذا البند من «{edition}» قد أُنجز. {decision, select, suspend {ويُسجَّل إنجازه بقرار إرجاء المؤتمر إلى أجل غير مسمى.} reconvene {ويُسجَّل إنجازه بقرار المواعيد الجديدة للمؤتمر.} other {ويُسجَّل إنجازه بقرار إعلان تأجيل المؤتمر.}} يرجى العمل على تسجيل ذلك القرار أو بيان أن البند لم يُنجز بعد.',
  rejectedSubject: '{milestone}: لم يُؤكَّد إنجازه – {title}',
  rejectedText: 'أبلغتم بأن هذا البند من «{edition}» قد أُنجز. ولم يؤكَّد ذلك، فالبند لا يزال مفتوحا.',
  rejectedReason: 'السبب المذكور: {reason}',
  decidedBy: 'صاحب القرار: {person}',
  replacedSubject: '{milestone}: تعهد به شخص آخر – {title}',
  replacedText: 'ورد من {person} تعهد بإنجاز هذا البند من «{edition}» في موعد أقصاه {date}، وقد حل ذلك محل تعهدكم.',
  replacedTextUnnamed: 'تعهد شخص آخر بإنجاز هذا البند من «{edition}» بحلول {date}. ويحل ذلك محل تعهدكم.',
  webhookOffSubject: 'أُوقف خطاف ويب',
  webhookOffText:
    '{cause, select, gone {أُوقف خطاف الويب لدى «{host}» الذي يتلقى أخبار «{edition}»: عنوانه يجيب بأنه لم يعد موجودًا نهائيًا.} other {أُوقف خطاف الويب لدى «{host}» الذي يتلقى أخبار «{edition}»: لم يقبل أي رسالة منذ ثلاثة أيام.}} يُرجى التحقق من الجهة المستقبِلة أو إدخال عنوان آخر، ثم إعادة تشغيل خطاف الويب.',
  webhookOffAnswer: 'آخر رد منه: {answer}',
  evidence: 'الإثبات: {what}',
  note: 'ملاحظة: {note}',
  reason: 'السبب: {reason}',

  acknowledge: 'سأتولى الأمر',
  snooze: 'التذكير لاحقا',
  done: 'أُنجز',
  notMine: 'لا يدخل في اختصاصي',
  confirm: 'تأكيد الإنجاز',
  reject: 'لم يُنجز بعد',
  answering: 'للرد، يرجى اتباع أحد الروابط: تُفتح صفحة، ولا يسري أي إجراء إلا بعد تأكيدكم فيها. ولا حاجة إلى حساب.',
  inCalendar: 'يضيف الملف المرفق هذا الموعد إلى تقويمكم.',

  why: '{capacity, select, responsible {وصلتكم هذه الرسالة بصفة المسؤولية. الوظيفة: {role}.} deputy {وصلتكم هذه الرسالة بصفة النيابة. الوظيفة: {role}.} supervisor {وصلتكم هذه الرسالة بصفة الإشراف. الوظيفة: {role}.} other {وصلتكم هذه الرسالة للعلم. الوظيفة: {role}.}}',
  whyCover: 'وصلتكم هذه الرسالة عوضا عن زميل غائب. الوظيفة: {role}.',
  whySeveral: 'وصلتكم هذه الرسالة بصفات عدة: {roles}.',
  whyRole:
    '{capacity, select, responsible {{role} (بصفة المسؤولية)} deputy {{role} (بصفة النيابة)} supervisor {{role} (بصفة الإشراف)} other {{role} (للعلم)}}',
  whyRoleCover: '{role} (عوضا عن زميل غائب)',
  whyLink: 'لماذا وصلتني هذه الرسالة؟',
  progressLink: 'سير الأعمال التحضيرية',
  unsubscribe: 'التوقف عن تلقي هذا العرض',
  closing: 'أُنشئت هذه الرسالة آليا بواسطة Lustrum. وروابطها خاصة بكم وحدكم ويمكن استعمالها حتى {date}؛ يرجى عدم إحالتها إلى غيركم.',
};
