import type { Translated } from '../../dictionary.ts';
import type en from '../en/board-tools.ts';

export default {
  'board.tags': 'Filtrer par mot-clé',
  'board.none.title': 'Aucun résultat',
  'board.none.text': 'Essayez d’autres mots ou retirez un filtre.',
  'board.clear': 'Effacer la recherche',
  'ideas.status.any': 'Tous les statuts',
  'board.found': { one: '{n} résultat', other: '{n} résultats' },
} satisfies Translated<typeof en>;
