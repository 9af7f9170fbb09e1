import type { Translated } from '../../dictionary.ts';
import type en from '../en/ideas.ts';

export default {
  'ideas.title': 'Boîte à idées',
  'ideas.trending': 'Tendances',
  'ideas.new': 'Nouveautés',
  'ideas.top': 'Plus de votes',
  'ideas.random': 'Au hasard',
  'ideas.search': 'Rechercher une idée…',
  'ideas.write': 'Proposer une idée',
  'ideas.comments': { one: '{n} commentaire', other: '{n} commentaires' },
} satisfies Translated<typeof en>;
