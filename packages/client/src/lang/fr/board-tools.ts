import type { Translated } from '../../dictionary.ts';
import type en from '../en/board-tools.ts';

export default {
  'ideas.empty.title': 'Rien ici pour l’instant.',
  'ideas.empty.text': 'La première contribution peut être la vôtre.',
  'questions.empty.title': 'Aucune question pour l’instant.',
  'questions.empty.text': 'Posez la première.',
  'questions.answered.title': 'Toutes les questions ont une réponse.',
  'questions.answered.text': 'Merci à celles et ceux qui répondent.',
  'board.closed': 'Les propositions sont closes ici. Vous pouvez toujours voter et commenter.',
  'board.held.approval': 'Merci ! Votre contribution est en relecture : elle paraîtra dès que l’équipe d’animation l’aura vue.',
  'board.held.words': 'Merci ! Votre contribution est en relecture : elle paraîtra dès que l’équipe d’animation l’aura vue.',
  'board.held.reports': 'Votre contribution est en relecture par l’équipe d’animation.',
  'board.tags': 'Filtrer par mot-clé',
  'board.author': 'Auteur ou autrice',
  'board.author.any': 'Tout le monde',
  'board.author.me': 'Moi',
  'board.author.other': 'Une autre personne…',
  'board.from': 'Du',
  'board.to': 'Au',
  'board.none.title': 'Aucun résultat',
  'board.none.text': 'Essayez d’autres mots ou retirez un filtre.',
  'board.clear': 'Effacer la recherche',
  'ideas.status.any': 'Tous les statuts',
  'board.found': { one: '{n} résultat', other: '{n} résultats' },
} satisfies Translated<typeof en>;
