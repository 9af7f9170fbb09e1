import type { Translated } from '../../dictionary.ts';
import type en from '../en/vote.ts';

export default {
  'vote.own': 'Vous ne pouvez pas voter pour votre propre contribution',
  'vote.closed': 'Les votes sont clos',
  'vote.waits': 'Votre vote partira au retour du réseau',
  votes: { one: '{n} vote', other: '{n} votes' },
} satisfies Translated<typeof en>;
