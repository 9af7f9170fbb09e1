import type { Translated } from '../../dictionary.ts';
import type en from '../en/profile.ts';

export default {
  'profile.title': 'Mon profil',
  'profile.since': 'membre depuis {month}',
  'profile.level': 'Niveau {n} · {name}',
  'profile.badges': { one: '{n} badge', other: '{n} badges' },
  'profile.more': 'Afficher tous les badges',
  'profile.fewer': 'Afficher moins de badges',
  'profile.ideas': { one: 'idée proposée', other: 'idées proposées' },
  'profile.ideasSelected': { one: 'idée retenue', other: 'idées retenues' },
  'profile.answers': { one: 'réponse donnée', other: 'réponses données' },
  'profile.answersAccepted': { one: 'meilleure réponse', other: 'meilleures réponses' },
  'profile.start': 'Vos badges et vos contributions s’afficheront ici. Proposez une idée ou répondez à une question pour commencer.',
  'profile.found': 'Visible des autres membres',
  'profile.hidden': 'Visible par vous seulement',
  'profile.seen': 'Ce que les autres voient',
  'profile.none': 'Aucun profil à afficher ici',
  'profile.why': 'Il n’existe pas, ou la personne ne le montre pas.',
} satisfies Translated<typeof en>;
