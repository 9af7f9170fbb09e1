import type { Translated } from '../../dictionary.ts';
import type en from '../en/ledger.ts';

export default {
  'ledger.empty': 'Pas encore de points : chacun sera expliqué ici.',
  'ledger.about': '{what} : « {subject} »',
  'ledger.scale': 'barème, version {version}',
  'ledger.whole': 'Compté en entier.',
  'ledger.limit.day': 'Limite du jour atteinte ({limit}) : {points} sur {raw} comptent.',
  'ledger.limit.week': 'Limite de la semaine atteinte ({limit}) : {points} sur {raw} comptent.',
  'ledger.limit.month': 'Limite du mois atteinte ({limit}) : {points} sur {raw} comptent.',
  'ledger.limit.ever': 'Limite atteinte ({limit}) : {points} sur {raw} comptent.',
  'ledger.limit.item': 'Limite atteinte pour cette contribution ({limit}) : {points} sur {raw} comptent.',
  'ledger.limit.pair': 'Limite atteinte avec cette personne ({limit} fois) : {points} sur {raw} comptent.',
  'ledger.limit.cool_down': 'Trop tôt après la fois précédente (moins de {limit} min) : {points} sur {raw} comptent.',
  'ledger.limit.prerequisite': 'Une action préalable manquait : {points} sur {raw} comptent.',
  'ledger.correction': 'Ajustement par {who} : {why}',
  'ledger.again': 'De nouveau possible le {date}.',
  'ledger.freed': 'Compte désormais : une place s’est libérée le {date}.',
  'ledger.displaced': 'Ne compte plus dans la limite depuis le {date}.',
  'ledger.change': 'Barème modifié le {date} : {change}.',
  'ledger.reversed': 'Retiré le {date}.',
  'ledger.gone': 'Retiré depuis : ne compte plus.',
  'ledger.adjusted': 'Points ajustés',
  'ledger.more': 'Afficher les points précédents',
} satisfies Translated<typeof en>;
