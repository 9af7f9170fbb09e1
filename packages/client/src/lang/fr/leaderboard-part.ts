import type { Translated } from '../../dictionary.ts';
import type en from '../en/leaderboard-part.ts';

export default {
  'leaderboard.since': 'Seul compte ce qui est gagné depuis le {day}.',
  'leaderboard.sum': 'Les équipes sont comparées par leur total.',
  'leaderboard.average': 'Les équipes sont comparées par leur moyenne par membre.',
  'leaderboard.compensated': 'Les équipes sont comparées comme si toutes avaient la taille de la plus grande.',
  'leaderboard.fewest': 'Les équipes d’au moins {n} personnes sont affichées.',
  'leaderboard.teamless': 'Votre équipe n’est pas au classement de cette période.',
} satisfies Translated<typeof en>;
