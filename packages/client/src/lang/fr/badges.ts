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
  'badges.byHand': 'Attribué par l’équipe d’animation',
  'badges.earnedOn': 'Obtenu le {date}',
  'badges.givenBy': 'Attribué le {date} par {name}',
  'badges.holders': { one: '{n} membre l’a obtenu', other: '{n} membres l’ont obtenu' },
} satisfies Translated<typeof en>;
