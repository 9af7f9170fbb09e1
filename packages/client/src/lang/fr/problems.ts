import type { Translated } from '../../dictionary.ts';
import type en from '../en/problems.ts';

export default {
  'problem.network': 'Le réseau ne répond pas. Vérifiez votre connexion.',
  'problem.signed_out': 'Connectez-vous pour participer.',
} satisfies Translated<typeof en>;
