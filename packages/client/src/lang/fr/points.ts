import type { Translated } from '../../dictionary.ts';
import type en from '../en/points.ts';

export default {
  'points.title': 'Mes points',
  'points.level': 'Niveau {n} · {name}',
  'points.toNext': 'encore {amount} avant',
  'points.highest': 'Niveau le plus haut atteint',
  'points.week': '{change} cette semaine',
  'points.calm': 'Rien encore cette semaine',
  'points.start': 'Votez, proposez ou répondez pour gagner les premiers.',
  'points.days': '{n} j',
  'points.streak': { one: '{n} jour', other: '{n} jours' },
  'points.inARow': 'de suite',
  'points.stillOpen': 'aujourd’hui peut compter',
  'points.badges': { one: 'badge', other: 'badges' },
  'points.one': 'er',
  'points.two': 'e',
  'points.few': 'e',
  'points.other': 'e',
  'points.of': 'sur {n}',
  'points.since': ', depuis le début',
  'points.unranked': 'sans rang',
  'points.why': 'Pourquoi ces {unit} ?',
} satisfies Translated<typeof en>;
