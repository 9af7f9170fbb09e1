import type { Translated } from '../../dictionary.ts';
import type en from '../en/toast.ts';

export default {
  'toast.unit': { one: 'point', other: 'points' },
  'toast.badge': 'badge « {name} » obtenu',
  'toast.level': 'niveau {n} atteint : {name}',
  'toast.pending': 'en attente de validation',
  'toast.thanks': 'Merci pour votre contribution.',
  'toast.undone': 'Retirés avec ce que vous avez annulé.',
  'toast.dismiss': 'Fermer ce message',
} satisfies Translated<typeof en>;
