import type { Translated } from '../../dictionary.ts';
import type en from '../en/board.ts';

export default {
  'board.tags': 'Filtrer par mot-clé',
  'board.none.title': 'Aucun résultat',
  'board.none.text': 'Essayez d’autres mots ou retirez un filtre.',
  'board.clear': 'Effacer la recherche',
  'board.more': 'Afficher la suite',
  'board.former': 'Ancien membre',
} satisfies Translated<typeof en>;
