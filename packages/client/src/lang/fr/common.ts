import type { Translated } from '../../dictionary.ts';
import type en from '../en/common.ts';

export default {
  loading: 'Chargement…',
  retry: 'Réessayer',
  failed: 'Le chargement n’a pas abouti',
  stale: 'Ces informations ne sont peut-être plus à jour.',
  problem: 'Une erreur s’est produite. Veuillez réessayer.',
  inert: 'Ce module n’est pas bien configuré',
  'signed-out': 'Connectez-vous pour participer',
} satisfies Translated<typeof en>;
