import type { Translated } from '../../dictionary.ts';
import type en from '../en/league.ts';

export default {
  'league.tiers': 'Niveaux des ligues, du premier au dernier',
  'league.begins': 'Les ligues commencent le {day}.',
  'league.last.up': 'La semaine dernière : montée en {tier}.',
  'league.last.stay': 'La semaine dernière : maintien en {tier}.',
  'league.last.down': 'La semaine dernière : retour en {tier}.',
  'league.none': 'Rien encore cette semaine',
  'league.first': 'Vos premiers gains de la semaine vous donnent une place en {tier}.',
  'league.absent': 'Vous n’étiez dans aucune ligue cette semaine-là.',
  'league.up': 'Montée en {tier}',
  'league.stay': 'Maintien en {tier}',
  'league.down': 'Retour en {tier}',
  'league.below': { one: '{n} autre membre', other: '{n} autres membres' },
  'league.lack.up': '{amount} pour monter',
  'league.lack.stay': '{amount} pour rester en {tier}',
  'league.rule': 'À égalité, le sort est le même. Une ligue n’est vue que par ses membres.',
} satisfies Translated<typeof en>;
