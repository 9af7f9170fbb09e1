import type { Translated } from '../../dictionary.ts';
import type en from '../en/answering.ts';

export default {
  'answering.unanswered': { one: '{n} question sans réponse', other: '{n} questions sans réponse' },
  'answering.unanswered.more': 'Plus de {n} questions sans réponse',
  'answering.median': 'la moitié des premières réponses en moins de {time}',
} satisfies Translated<typeof en>;
