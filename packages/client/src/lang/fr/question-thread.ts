import type { Translated } from '../../dictionary.ts';
import type en from '../en/question-thread.ts';

export default {
  'answers.list': 'Réponses',
  'answers.none': 'Aucune réponse pour l’instant. La vôtre est bienvenue.',
  'answers.sent': 'Votre réponse est publiée.',
  'answers.best': 'Meilleure réponse',
  'answers.accept': 'Accepter cette réponse',
  'answers.withdraw': 'Retirer l’acceptation',
  'answers.accepted': 'La réponse est acceptée.',
  'answers.withdrawn': 'La réponse n’est plus acceptée.',
  'answers.vote': 'Voter pour la réponse de {name}',
} satisfies Translated<typeof en>;
