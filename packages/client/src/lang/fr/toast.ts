import type { Translated } from '../../dictionary.ts';
import type en from '../en/toast.ts';

export default {
  'toast.unit': { one: 'point', other: 'points' },
  'toast.badge': 'badge « {name} » obtenu',
  'toast.level': 'niveau {n} atteint : {name}',
  'toast.streak': { one: '{n} jour de suite', other: '{n} jours de suite' },
  'toast.skipped': 'Pas de points cette fois',
  'toast.about': '« {rule} » : {why}',
  'toast.limit.day': 'limite du jour atteinte ({limit})',
  'toast.limit.week': 'limite de la semaine atteinte ({limit})',
  'toast.limit.month': 'limite du mois atteinte ({limit})',
  'toast.limit.ever': 'limite atteinte ({limit})',
  'toast.limit.item': 'limite atteinte pour cette contribution ({limit})',
  'toast.limit.pair': 'limite atteinte avec cette personne ({limit} fois)',
  'toast.limit.cool_down': 'trop tôt après la fois précédente (moins de {limit} min)',
  'toast.limit.prerequisite': 'une action préalable manque',
  'toast.limit.reciprocity': 'soutien rendu dans les {limit} jours',
  'toast.limit.rounded': 'moins d’un point',
  'toast.kept': 'C’est bien enregistré.',
  'toast.againOn': 'De nouveau possible le {when}.',
  'toast.againAt': 'De nouveau possible à {when}.',
  'toast.pending': 'en attente de validation',
  'toast.pendingForOthers': 'pour l’autre personne, en attente de validation',
  'toast.thanks': 'Merci pour votre contribution.',
  'toast.undone': { one: 'Retiré avec ce que vous avez annulé.', other: 'Retirés avec ce que vous avez annulé.' },
  'toast.dismiss': 'Fermer ce message',
} satisfies Translated<typeof en>;
