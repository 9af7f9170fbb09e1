import type { Translated } from '../../dictionary.ts';
import type en from '../en/polls.ts';

export default {
  'polls.title': 'Sondages',
  'polls.new': 'Nouveau sondage',
  'polls.none': 'Aucun sondage pour l’instant',
  'polls.about': 'Commencez le premier : vous le verrez comme les membres, avant tout le monde.',
  'polls.voters': { one: '{n} vote', other: '{n} votes' },
  'polls.show': 'Afficher',
  'polls.copy': 'Dupliquer',
  'polls.archived': 'Sondages archivés',
  'polls.noArchived': 'Aucun sondage archivé',
  'polls.more': 'Afficher la suite',
  'polls.made': 'Le sondage est créé. Collez cette balise dans la page où l’on votera :',
  'polls.tag': 'Balise à coller',
  'polls.copyTag': 'Copier la balise',
  'polls.copied': 'La balise est copiée.',
  'polls.selected': 'La balise est sélectionnée : copiez-la au clavier.',
} satisfies Translated<typeof en>;
