import type { Translated } from '../../dictionary.ts';
import type en from '../en/vote.ts';

export default {
  'vote.label': 'Voter pour cette page',
  'vote.own': 'Vous ne pouvez pas voter pour votre propre contribution',
  'vote.closed': 'Les votes sont clos',
  votes: { one: '{n} vote', other: '{n} votes' },
} satisfies Translated<typeof en>;
