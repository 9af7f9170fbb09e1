import type { Translated } from '../../dictionary.ts';
import type en from '../en/question-desk.ts';

export default {
  'desk.promise.about': 'Des points à vous, pour la personne dont vous accepterez la réponse : ils lui sont alors acquis. Sans réponse acceptée, ils vous restent. Vous pouvez retirer la promesse tant que personne d’autre n’a répondu.',
  'desk.promise.none': 'Vous pouvez promettre les points qui dépassent votre niveau, à partir de {n}. Vous n’en avez pas assez pour l’instant.',
  'desk.points': 'Points, de {from} à {to}',
  'desk.points.refused': 'Un nombre entier de {from} à {to} est attendu.',
  'desk.days': 'Pendant',
  'desk.days.7': 'Une semaine',
  'desk.days.14': 'Deux semaines',
  'desk.days.30': 'Un mois',
  'desk.days.60': 'Deux mois',
  'desk.promise': 'Promettre',
  'desk.promised': 'Vos points sont promis.',
  'desk.close.about': 'Elle ne prendra plus de réponse. Les votes, les commentaires et le choix de la meilleure réponse restent possibles.',
  'desk.why': 'Pourquoi, pour celles et ceux qui la lisent',
  'desk.close': 'Clore',
  'desk.closed': 'La question est close.',
  'desk.duplicate.about': 'Ses réponses, votes et commentaires rejoignent ceux de l’autre question, où chaque personne compte une fois. Personne ne perd de points, et c’est réversible.',
  'desk.find': 'La question déjà posée',
  'desk.none': 'Aucune autre question trouvée.',
  'desk.same': 'C’est celle-ci',
  'desk.marked': 'C’est noté : la même question existe ailleurs.',
  'desk.doubt.about': 'Votre remarque est visible aussitôt, et les personnes qui ont validé les réponses ou donné la meilleure sont invitées à relire.',
  'desk.changed': 'Ce qui a changé',
  'desk.doubt': 'Le signaler',
  'desk.doubted': 'Votre remarque est visible.',
} satisfies Translated<typeof en>;
