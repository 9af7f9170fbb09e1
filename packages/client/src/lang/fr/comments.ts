import type { Translated } from '../../dictionary.ts';
import type en from '../en/comments.ts';

export default {
  'comments.write': 'Commenter',
  'comments.count': { one: '{n} commentaire', other: '{n} commentaires' },
  'thread.reply': 'Répondre',
  'thread.reply.to': 'à {name}',
  'thread.gone': 'Ce commentaire n’est plus affiché.',
  'thread.held': 'Les autres le verront après relecture par l’équipe d’animation.',
} satisfies Translated<typeof en>;
