import type { Translated } from '../../dictionary.ts';
import type en from '../en/vote.ts';

export default {
  'vote.own': 'Vous ne pouvez pas voter pour votre propre contribution',
  'vote.closed': 'Les votes sont clos',
  'vote.waits': 'En attente du réseau : votre vote partira dès son retour.',
  votes: { one: '{n} vote', other: '{n} votes' },
} satisfies Translated<typeof en>;
