import type { Translated } from '../../dictionary.ts';
import type en from '../en/board-look.ts';

export default {
  'look.pinned': 'Épinglée',
  'look.owner': 'suivie par',
  'look.anonymous': 'Anonyme',
  'look.answer': 'Réponse officielle',
  'look.away': 'nouvel onglet',
  'look.closed': 'Les propositions sont closes ici ; votes et commentaires restent ouverts.',
  'look.left': { one: 'Il vous reste {n} vote sur {all}', other: 'Il vous reste {n} votes sur {all}' },
  'look.spent': 'Vous avez donné tous vos votes de ce tableau : retirez-en un ailleurs',
  'look.against': 'Voter contre « {title} »',
  'look.score': { one: 'solde de {n} vote', other: 'solde de {n} votes' },
  'look.give': 'Donner un vote de plus à « {title} »',
  'look.take': 'Retirer un vote à « {title} »',
  'look.nothing': 'Aucun vote de votre part à retirer',
  'look.given': { one: '{n} vote de votre part', other: '{n} votes de votre part' },
  'look.most': { one: '{n} vote au plus pour une contribution', other: '{n} votes au plus pour une contribution' },
  'look.search.pains': 'Rechercher…',
  'look.search.links': 'Rechercher un lien…',
  'look.search.inspirations': 'Rechercher…',
  'look.search.lessons': 'Rechercher…',
  'look.write.pains': 'Décrire un irritant',
  'look.write.links': 'Partager un lien',
  'look.write.inspirations': 'Partager une inspiration',
  'look.write.lessons': 'Partager une leçon',
} satisfies Translated<typeof en>;
