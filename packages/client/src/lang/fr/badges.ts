import type { Translated } from '../../dictionary.ts';
import type en from '../en/badges.ts';

export default {
  'badges.title': 'Mes badges',
  'badges.count': '{earned} sur {all}',
  'badges.none': 'Pas encore de badges',
  'badges.soon': 'Cette communauté n’en a pas encore créé.',
  'badges.all': 'Afficher tous les badges',
  'badges.fewer': 'Afficher moins de badges',
  'badges.locked': 'à gagner',
  'badges.progress': '{now} sur {goal}',
  'badges.times': '×{n}',
} satisfies Translated<typeof en>;
