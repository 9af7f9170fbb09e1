import type { Translated } from '../../dictionary.ts';
import type en from '../en/common.ts';

export default {
  loading: 'Chargement…',
  retry: 'Réessayer',
  failed: 'Le chargement n’a pas abouti',
  stale: 'Ces informations ne sont peut-être plus à jour.',
  problem: 'Une erreur s’est produite. Veuillez réessayer.',
  'inert.title': 'Ce module n’est pas bien configuré',
  'inert.text': 'La personne qui gère cette page peut y remédier.',
  'signedOut.title': 'Connectez-vous pour participer',
  'signedOut.text': 'Vos points, vos votes et vos questions apparaîtront ici après la connexion.',
  unit: { one: 'point', other: 'points' },
} satisfies Translated<typeof en>;
