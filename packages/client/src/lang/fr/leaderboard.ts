import type { Translated } from '../../dictionary.ts';
import type en from '../en/leaderboard.ts';

export default {
  'leaderboard.title': 'Classement',
  'leaderboard.members': { one: '{n} membre', other: '{n} membres' },
  'leaderboard.week': 'Semaine',
  'leaderboard.month': 'Mois',
  'leaderboard.all': 'Toujours',
  'leaderboard.rank': 'Rang',
  'leaderboard.member': 'Membre',
  'leaderboard.points': 'Points',
  'leaderboard.you': 'Vous',
  'leaderboard.someone': 'Un membre',
  'leaderboard.tied': 'ex æquo',
  'leaderboard.tie': 'À égalité de points, le rang est partagé.',
  'leaderboard.gap': 'Rangs non affichés',
  'leaderboard.next': '{amount} du rang {rank}',
  'leaderboard.ahead': 'En tête du classement',
  'leaderboard.absent': 'Vous n’avez pas encore de points sur cette période.',
  'leaderboard.none': 'Pas encore de points sur cette période',
  'leaderboard.first': 'Proposez une idée ou répondez à une question pour ouvrir le classement.',
  'leaderboard.ask': 'Apparaître avec votre nom dans le classement ?',
} satisfies Translated<typeof en>;
