import type { Translated } from '../../dictionary.ts';
import type en from '../en/inbox.ts';

export default {
  'inbox.title': 'Messages',
  'inbox.unread': { one: 'Messages, {n} non lu', other: 'Messages, {n} non lus' },
  'inbox.many': { one: 'Messages, plus de {n} non lu', other: 'Messages, plus de {n} non lus' },
  'inbox.quiet': 'Messages, heures calmes',
} satisfies Translated<typeof en>;
