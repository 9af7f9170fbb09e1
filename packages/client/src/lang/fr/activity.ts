import type { Translated } from '../../dictionary.ts';
import type en from '../en/activity.ts';

export default {
  'activity.title': 'Dans la communauté',
  'activity.whose': 'L’activité de qui',
  'activity.all': 'Tout le monde',
  'activity.team': 'Mon équipe',
  'activity.nameless': 'Quelqu’un',
  'activity.idea': '{name} a proposé une idée',
  'activity.question': '{name} a posé une question',
  'activity.answer': '{name} a répondu',
  'activity.accepted': 'La réponse de {name} a été choisie comme la meilleure',
  'activity.realised': 'L’idée de {name} est réalisée',
  'activity.realised.nameless': 'Une idée est réalisée',
  'activity.badge': '{name} a reçu le badge {badge}',
  'activity.badges': { one: '{names} et {n} autre personne ont reçu un badge', other: '{names} et {n} autres personnes ont reçu un badge' },
  'activity.badges.each': '{name} : {badge}',
  'activity.badges.show': 'Lesquels',
  'activity.first': 'Bienvenue à {name} ! Une première contribution.',
  'activity.smile': 'Bienvenue',
  'activity.thanks': 'Merci',
  'activity.bravo': 'Bravo',
  'activity.for': '{what}, {name}',
  'activity.said': { one: '{what} : {n} personne', other: '{what} : {n} personnes' },
  'activity.more': 'Afficher la suite',
  'activity.none': 'Rien de neuf pour l’instant',
  'activity.none.about': 'Idées, questions et réponses apparaîtront ici. La vôtre peut être la première.',
} satisfies Translated<typeof en>;
