import type { Translated } from '../../dictionary.ts';
import type en from '../en/board.ts';

export default {
  'board.more': 'Afficher la suite',
  'board.former': 'Ancien membre',
  'board.order': 'Ordre',
  'board.filter': 'Filtrer',
  'board.vote': 'Voter pour « {title} »',
} satisfies Translated<typeof en>;
