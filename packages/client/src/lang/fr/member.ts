import type { Translated } from '../../dictionary.ts';
import type en from '../en/member.ts';

export default {
  'member.title': 'Profil',
  'member.close': 'Fermer',
} satisfies Translated<typeof en>;
