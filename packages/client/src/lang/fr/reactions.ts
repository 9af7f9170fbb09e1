import type { Translated } from '../../dictionary.ts';
import type en from '../en/reactions.ts';

export default {
  'reactions.title': 'Réactions',
  'reactions.like': 'J’aime',
  'reactions.thanks': 'Merci',
  'reactions.bravo': 'Bravo',
  'reactions.insight': 'Éclairant',
  'reactions.smile': 'Sourire',
  'reactions.people': { one: '{n} personne', other: '{n} personnes' },
  'reactions.add': 'Réagir',
  'reactions.who': 'Qui a réagi',
  'reactions.others': { one: 'et {n} autre', other: 'et {n} autres' },
  'reactions.unnamed': { one: '{n} personne sans nom affiché', other: '{n} personnes sans nom affiché' },
  'reactions.waits': 'En attente du réseau : votre réaction partira dès son retour.',
} satisfies Translated<typeof en>;
