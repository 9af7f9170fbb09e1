import type { Translated } from '../../dictionary.ts';
import type en from '../en/qa.ts';

export default {
  'qa.title': 'Questions-réponses',
  'qa.views': 'Questions à afficher',
  'qa.new': 'Récentes',
  'qa.top': 'Les plus utiles',
  'qa.unanswered': 'Sans réponse',
  'qa.search': 'Rechercher une question…',
  'qa.ask': 'Poser une question',
  'qa.vote': 'Voter pour la question « {title} »',
  'qa.answers': { one: 'réponse', other: 'réponses' },
  'qa.best': 'meilleure réponse de {name}',
  'qa.reply': 'Répondre',
  'qa.empty.title': 'Aucune question pour l’instant.',
  'qa.empty.text': 'Posez la première.',
  'qa.answered.title': 'Toutes les questions ont une réponse.',
  'qa.answered.text': 'Merci à celles et ceux qui répondent.',
} satisfies Translated<typeof en>;
