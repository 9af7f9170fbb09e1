import type { Translated } from '../../dictionary.ts';
import type en from '../en/idea-thread.ts';

export default {
  'thread.since': 'depuis le {date}',
  'thread.owner': 'qui s’en occupe :',
} satisfies Translated<typeof en>;
