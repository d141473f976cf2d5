import type { LetterCatalogue } from './letters.js';

export const fr: LetterCatalogue = {
  subject: '{what} ({edition})',
  headline: '{milestone} : {state} – {title}',
  headlineUrgent: '{milestone} : {state}, urgent – {title}',
  headlineEscalation: '{milestone} : {state}, suite à donner – {title}',
  greeting: 'Bonjour {name},',
  statement: '{milestone} {title} : {state}',

  due: '{days, plural, =0 {échéance aujourd’hui} one {échéance dans # jour} many {échéance dans # de jours} other {échéance dans # jours}}',
  overdue: '{days, plural, one {retard de # jour} many {retard de # de jours} other {retard de # jours}}',
  state: '{status, select, done {étape achevée} waived {étape abandonnée} suspended {étape suspendue} other {sans date}}',
  dueOn: 'Échéance : {date}',
  dueOnIn: 'Échéance : {date} ({zone})',
  movedFrom: 'Échéance déplacée du {from} au {to}',
  movedPostponed: '{known, select, yes {Motif : report ({basis})} other {Motif : report}}',
  movedOpening: 'Motif : l’ouverture est fixée au {date}',
  movedClosing: 'Motif : la clôture est fixée au {date}',
  movedSession: 'Motif : la date dépend de cette session : {session}',
  movedMilestone: 'Motif : la date se compte à partir de {milestone} {title}',
  wasDue: 'Ancienne échéance : {date}',
  suspendedBy:
    '{known, select, yes {Étape suspendue ({basis}), sans nouvelle date pour l’instant} other {Étape suspendue, sans nouvelle date pour l’instant}}',
  deliverable: 'À remettre : {title}',
  waitsFor: 'En attente de : {what}',
  mustHaveStarted: '{what} (doit avoir commencé)',
  named: '{milestone} {title}',
  more: '{count, plural, one {et # autre} many {et # d’autres} other {et # autres}}',
  promiseBroken: 'La date à laquelle cela avait été promis, {date}, est passée.',
  stepBeforeSession:
    '{weeks, plural, one {# semaine avant cette session ({session}) : {step}} many {# de semaines avant cette session ({session}) : {step}} other {# semaines avant cette session ({session}) : {step}}}',
  withAnotherRole:
    'L’étape elle-même relève de cette fonction : {role}. Vous en êtes informé(e) parce que votre fonction veille à ce que la session doit recevoir.',
  askedForSession:
    '{weeks, plural, one {Demandé # semaine avant cette session : {session}} many {Demandé # de semaines avant cette session : {session}} other {Demandé # semaines avant cette session : {session}}}',

  reminderNotice: 'Ceci est un rappel concernant les préparatifs de « {edition} ».',
  reminderUrgent:
    'L’achèvement de cette étape n’a pas encore été signalé, et la suite des préparatifs de « {edition} » en dépend. Merci d’y veiller.',
  reminderEscalation:
    'Cette étape des préparatifs de « {edition} » est portée à votre attention car son achèvement n’a pas été signalé. Merci de veiller à ce qu’elle soit achevée ou d’indiquer quand elle le sera.',
  reminderInformed: 'Pour votre information : voici où en est une étape des préparatifs de « {edition} ». Rien ne vous est demandé.',
  catchUp:
    '{count, plural, one {Il est temps de s’occuper de # étape de « {edition} ».} many {Il est temps de s’occuper de # d’étapes de « {edition} », réunies dans ce message.} other {Il est temps de s’occuper de # étapes de « {edition} », réunies dans ce message.}}',
  catchUpInformed:
    '{count, plural, one {Pour votre information : voici où en est # étape de « {edition} ». Rien ne vous est demandé.} many {Pour votre information : voici où en sont # d’étapes de « {edition} ». Rien ne vous est demandé.} other {Pour votre information : voici où en sont # étapes de « {edition} ». Rien ne vous est demandé.}}',
  catchUpSubject: '{count, plural, one {# étape à examiner} many {# d’étapes à examiner} other {# étapes à examiner}}',
  catchUpSubjectInformed:
    '{count, plural, one {# étape, pour information} many {# d’étapes, pour information} other {# étapes, pour information}}',

  digestSubject: 'Récapitulatif : {counts} – {date}',
  digestOpening: 'Voici, parmi vos étapes, celles qui arrivent à échéance, sont en retard, sont bloquées ou ont changé.',
  digestOpeningInformed:
    'Pour votre information, voici, parmi les étapes que vous suivez, celles qui arrivent à échéance, sont en retard, sont bloquées ou ont changé.',
  digestZone: 'Les dates s’entendent dans ce fuseau : {zone}.',
  unreachable:
    'Les messages envoyés à ces personnes sont renvoyés, et leurs adresses sont toujours utilisées : {people}. Merci de les corriger dans le répertoire.',
  countOverdue: '{count, plural, one {# en retard} many {# en retard} other {# en retard}}',
  countDueSoon: '{count, plural, one {# à échéance proche} many {# à échéance proche} other {# à échéance proche}}',
  countBlocked: '{count, plural, one {# bloquée} many {# bloquées} other {# bloquées}}',
  countChanged: '{count, plural, one {# modifiée} many {# modifiées} other {# modifiées}}',
  countComing: '{count, plural, one {# à venir} many {# à venir} other {# à venir}}',

  sessionSubject:
    '{days, plural, =0 {Ouverture aujourd’hui} one {Ouverture dans # jour} many {Ouverture dans # de jours} other {Ouverture dans # jours}} : {session}',
  sessionBegun: 'En cours : {session}',
  sessionMeets: '{session} : du {start} au {end}.',
  sessionExpected: '{session} : prévue entre le {start} et le {end}, dates non encore fixées.',
  sessionReceives: 'Ce que la session doit recevoir, et dans quel délai :',
  sessionStep:
    '{weeks, plural, one {# semaine avant, {date} : {step}} many {# de semaines avant, {date} : {step}} other {# semaines avant, {date} : {step}}}',
  sessionOpen: 'Restent à achever pour cette session :',

  decisionSubject:
    '{kind, select, suspended {Report, sans nouvelles dates pour l’instant} cancelled {Annulation} elsewhere {Nouveau lieu, mêmes dates : du {opening} au {closing}} otherwise {Nouvelles modalités, mêmes dates : du {opening} au {closing}} kept {Dates inchangées : du {opening} au {closing}} other {Nouvelles dates : du {opening} au {closing}}}',
  decisionText:
    '{kind, select, suspended {Il a été décidé de reporter « {edition} ». Les nouvelles dates n’ont pas encore été fixées.} cancelled {Il a été décidé d’annuler « {edition} » : la manifestation n’aura pas lieu.} elsewhere {« {edition} » se tiendra aux dates précédemment fixées, dans un nouveau lieu.} otherwise {« {edition} » se tiendra aux dates précédemment fixées, selon de nouvelles modalités.} kept {« {edition} » se tiendra aux dates précédemment fixées.} other {De nouvelles dates ont été fixées pour « {edition} ».}}',
  decisionBasis: 'Texte de référence : {basis}',
  decisionRecordedBy: 'Enregistré par : {person}',
  decisionDates: '{kind, select, dates {Nouvelles dates} other {Dates}} : du {opening} au {closing}',
  decisionFormer: 'Dates antérieures : du {opening} au {closing}',
  decisionVenue: 'Nouveau lieu : {venue}',
  decisionModality:
    '{modality, select, online {La manifestation se tiendra en ligne.} hybrid {La manifestation se tiendra en présentiel et en ligne.} other {La manifestation se tiendra en présentiel.}}',
  decisionNext:
    '{kind, select, suspended {Rien n’est à faire pour ce qui est suspendu tant que de nouvelles dates n’ont pas été fixées ; elles vous seront communiquées.} cancelled {Il n’y a plus rien à faire pour ce qui est abandonné. Ce qui reste par ailleurs à faire attend une décision distincte. Aucun rappel ne sera plus envoyé.} dates {Merci d’examiner les nouvelles dates et de signaler celles qui ne peuvent pas être tenues.} other {Merci d’examiner les dates ci-dessous et de signaler celles qui ne peuvent pas être tenues.}}',
  decisionEntries:
    '{count, plural, =0 {Aucune des étapes en cours relevant de vos fonctions ne change.} one {Cette décision modifie # étape relevant de vos fonctions :} many {Cette décision modifie # d’étapes relevant de vos fonctions :} other {Cette décision modifie # étapes relevant de vos fonctions :}}',
  noLonger: 'N’est plus à faire ; ancienne échéance : {date}',
  dueAgain: 'À refaire d’ici au {date}',

  vacantSubject:
    '{count, plural, one {Fonction sans titulaire : {roles}} many {Fonctions sans titulaire : {roles}} other {Fonctions sans titulaire : {roles}}}',
  vacantText:
    '{count, plural, one {Pour « {edition} », personne n’est responsable au titre de la fonction suivante : {roles}. Les rappels qui s’y rapportent ne parviennent à personne. Merci de désigner quelqu’un.} many {Pour « {edition} », personne n’est responsable au titre des fonctions suivantes : {roles}. Les rappels qui s’y rapportent ne parviennent à personne. Merci de désigner quelqu’un pour chacune.} other {Pour « {edition} », personne n’est responsable au titre des fonctions suivantes : {roles}. Les rappels qui s’y rapportent ne parviennent à personne. Merci de désigner quelqu’un pour chacune.}}',
  vacantAbout: 'Étapes à échéance proche ou en retard dont personne ne s’occupe : {what}',
  undeliveredSubject: 'Un message à {person} n’a pas pu être remis',
  undeliveredText: 'Un message concernant « {edition} » n’est pas parvenu à {person}. Merci de vérifier l’adresse dans le répertoire.',
  undeliveredAbout: 'Il portait sur : {what}',
  undeliveredCode: 'Réponse du serveur de messagerie : {code}',
  reportedSubject: '{milestone} : achèvement signalé – {title}',
  reportedText:
    'Il a été signalé que cette étape de « {edition} » est achevée. Merci de le confirmer ou d’indiquer qu’elle ne l’est pas encore.',
  reportedNotYetText:
    'Il a été signalé que cette étape de « {edition} » est achevée. Elle ne peut pas encore être confirmée : ce qui est indiqué ici comme attendu doit venir d’abord. Vous serez de nouveau sollicité(e) plus tard. Si elle n’est pas achevée, merci de l’indiquer.',
  reportedBy: 'Signalé par : {person}',
  declinedSubject: '{milestone} : étape déclinée – {title}',
  declinedText:
    '{person} indique que cette étape de « {edition} » ne relève pas de ses attributions. Merci de déterminer à qui il revient d’agir.',
  handedTo: 'Personne proposée : {person}',
  reportedStepText:
    'Il a été signalé que cette étape de « {edition} » est achevée. Elle s’enregistre par une démarche de la phase « {stage} » : {steps}. Merci de faire accomplir cette démarche ou d’indiquer que l’étape n’est pas encore achevée.',
  reportedDecisionText:
    'Il a été signalé que cette étape de « {edition} » est achevée. {decision, select, suspend {Elle s’enregistre avec la décision qui reporte le congrès à une date indéterminée.} reconvene {Elle s’enregistre avec la décision sur les nouvelles dates du congrès.} other {Elle s’enregistre avec la décision qui annonce le report du congrès.}} Merci de faire enregistrer cette décision ou d’indiquer que l’étape n’est pas encore achevée.',
  rejectedSubject: '{milestone} : achèvement non confirmé – {title}',
  rejectedText: 'Vous aviez signalé que cette étape de « {edition} » était achevée. Cela n’a pas été confirmé : elle reste à faire.',
  rejectedReason: 'Motif indiqué : {reason}',
  decidedBy: 'Décision prise par : {person}',
  replacedSubject: '{milestone} : pris en charge par quelqu’un d’autre – {title}',
  replacedText:
    '{person} s’engage à ce que cette étape de « {edition} » soit achevée d’ici au {date}. Cela remplace votre propre engagement.',
  replacedTextUnnamed:
    'Une autre personne s’est engagée à s’occuper de cette étape de « {edition} » au plus tard le {date}. Cet engagement remplace le vôtre.',
  webhookOffSubject: 'Un webhook a été désactivé',
  webhookOffText:
    '{cause, select, gone {Le webhook de « {host} », informé de « {edition} », a été désactivé : son adresse répond qu’elle n’existe plus.} other {Le webhook de « {host} », informé de « {edition} », a été désactivé : depuis trois jours, il n’a accepté aucun message.}} Merci de vérifier le destinataire ou de saisir une autre adresse, puis de réactiver le webhook.',
  webhookOffAnswer: 'Sa dernière réponse : {answer}',
  evidence: 'Justificatif : {what}',
  note: 'Note : {note}',
  reason: 'Motif : {reason}',

  acknowledge: 'Je m’en charge',
  snooze: 'Me le rappeler plus tard',
  done: 'C’est fait',
  notMine: 'Cela ne relève pas de moi',
  confirm: 'Confirmer l’achèvement',
  reject: 'Ce n’est pas encore fait',
  answering:
    'Pour répondre, suivez l’un des liens : il ouvre une page et n’a d’effet que si vous y confirmez. Aucun compte n’est nécessaire.',
  inCalendar: 'Le fichier joint inscrit la date dans votre calendrier.',

  why: '{capacity, select, responsible {Vous recevez ce message en tant que responsable. Fonction : {role}.} deputy {Vous recevez ce message au titre de la suppléance. Fonction : {role}.} supervisor {Vous recevez ce message au titre de la supervision. Fonction : {role}.} other {Vous recevez ce message pour information. Fonction : {role}.}}',
  whyCover: 'Vous recevez ce message à la place d’une personne absente. Fonction : {role}.',
  whySeveral: 'Vous recevez ce message à plusieurs titres : {roles}.',
  whyRole:
    '{capacity, select, responsible {{role} (responsable)} deputy {{role} (suppléance)} supervisor {{role} (supervision)} other {{role} (pour information)}}',
  whyRoleCover: '{role} (à la place d’une personne absente)',
  whyLink: 'Pourquoi ai-je reçu ce message ?',
  progressLink: 'État d’avancement des préparatifs',
  unsubscribe: 'Ne plus recevoir ces récapitulatifs',
  closing:
    'Message généré automatiquement par Lustrum. Ses liens vous sont personnels et sont valables jusqu’au {date} ; merci de ne pas les transmettre.',
};
