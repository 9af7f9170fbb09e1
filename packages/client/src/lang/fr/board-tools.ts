import type { Translated } from '../../dictionary.ts';
import type en from '../en/board-tools.ts';

export default {
  'board.tags': 'Filtrer par mot-clé',
  'board.none.title': 'Aucun résultat',
  'board.none.text': 'Essayez d’autres mots ou retirez un filtre.',
  'board.clear': 'Effacer la recherche',
  'ideas.sent': 'Votre idée est publiée.',
  'ideas.found': { one: '{n} idée affichée', other: '{n} idées affichées' },
  'ideas.status.any': 'Tous les statuts',
  'questions.sent': 'Votre question est publiée.',
  'questions.found': { one: '{n} question affichée', other: '{n} questions affichées' },
} satisfies Translated<typeof en>;
