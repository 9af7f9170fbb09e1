import type { Translated } from '../../dictionary.ts';
import type en from '../en/page-vote.ts';

export default {
  'vote.label': 'Voter pour cette page',
} satisfies Translated<typeof en>;
