import type { Translated } from '../../dictionary.ts';
import type en from '../en/qa.ts';

export default {
  'questions.title': 'Questions-réponses',
  'questions.new': 'Récentes',
  'questions.top': 'Les plus utiles',
  'questions.unanswered': 'Sans réponse',
  'questions.mine': 'Les miennes',
  'questions.followed': 'Suivies',
  'questions.search': 'Rechercher une question…',
  'questions.write': 'Poser une question',
  'questions.answers': { one: 'réponse', other: 'réponses' },
  'questions.best': 'meilleure réponse de {name}',
  'questions.validated': 'réponse validée',
  'questions.bounty': '{n} points promis',
  'questions.stale': 'à vérifier',
  'questions.anonymous': 'Sans nom',
  'questions.hour': 'il y a moins d’une heure',
  'questions.closed': 'close',
  'questions.reply': 'Répondre',
} satisfies Translated<typeof en>;
