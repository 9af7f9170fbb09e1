import type { Translated } from '../../dictionary.ts';
import type en from '../en/question-parts.ts';

export default {
  'waits.which': 'Ce qui manque',
  'waits.unanswered': 'Aucune réponse',
  'waits.unaccepted': 'Aucune réponse acceptée',
  'waits.unvoted': 'Aucune réponse votée',
  'nameless.mine': 'Posées sans votre nom depuis ce navigateur. Lui seul le sait :',
  'asking.title': 'Qui pourrait savoir',
  'asking.about': 'Cochez jusqu’à {n} personnes : elles seront prévenues dès que la question sera publiée. Elles ont accepté d’être trouvées pour ces thèmes, et ce ne sont pas toujours les mêmes.',
  'asking.full': 'Cela fait {n} personnes : décochez-en une pour en choisir une autre.',
  'asking.nameless': 'Sans votre nom, elle n’est adressée à personne en particulier.',
  'asking.key': 'Ce navigateur garde une clé : elle seule vous permet d’accepter une réponse, de dire merci, de clore la question et de la retrouver dans « Les miennes ». Si vous effacez les données du navigateur, elle est perdue ; l’équipe d’animation peut alors accepter une réponse. Qui utilise cet ordinateur, même sous un autre nom, peut la trouver et voir que la question est de vous : s’il est partagé, oubliez la clé, dans la question ouverte.',
  'asking.asked': 'Adressée à',
  'asking.declined': 'ne peut pas répondre',
  'asking.choose': 'L’adresser à quelqu’un qui pourrait savoir',
  'asking.put': 'L’adresser',
  'asking.nobody': 'Personne d’autre ne figure ici pour ces thèmes.',
  'nameless.answers': { one: '{n} réponse', other: '{n} réponses' },
  'asking.sent': 'Votre question est adressée à {names}.',
  'asking.failed': 'Votre question est publiée, mais elle n’a pas pu être adressée à {names}.',
  'asking.again': 'Réessayer',
  'questions.same': 'même question que « {title} »',
  'asking.leave': 'Laisser ainsi',
} satisfies Translated<typeof en>;
