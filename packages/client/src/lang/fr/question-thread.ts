import type { Translated } from '../../dictionary.ts';
import type en from '../en/question-thread.ts';

export default {
  'answers.best': 'Meilleure réponse',
  'answers.accept': 'Accepter cette réponse',
  'answers.withdraw': 'Retirer l’acceptation',
  'answers.withdrawn': 'La réponse n’est plus acceptée.',
  'answers.vote': 'Voter pour cette réponse ({name})',
} satisfies Translated<typeof en>;
