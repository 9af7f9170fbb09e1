import type { Translated } from '../../dictionary.ts';
import type en from '../en/idea-thread.ts';

export default {
  'thread.reply': 'Répondre',
  'thread.reply.to': 'à {name}',
  'thread.gone': 'Ce commentaire n’est plus affiché.',
  'thread.held': 'Les autres le verront après relecture par l’équipe d’animation.',
  'thread.since': 'depuis le {date}',
  'thread.owner': 'qui s’en occupe :',
} satisfies Translated<typeof en>;
