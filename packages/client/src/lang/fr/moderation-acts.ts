import type { Translated } from '../../dictionary.ts';
import type en from '../en/moderation-acts.ts';

export default {
  'moderation.why': 'Motif, lu par {name}',
  'moderation.why.all': 'Motif, lu par les personnes concernées',
  'moderation.missing': 'Indiquez un motif : il sera lu.',
  'moderation.removal': 'Retirer',
  'moderation.cancel': 'Annuler',
  'moderation.canned': 'Motifs tout prêts',
  'moderation.suspension': 'Suspendre',
  'moderation.suspension.why': 'Motif, pour le journal',
  'moderation.suspension.about': '{name} ne pourra plus se connecter à cette communauté ni y gagner de points. Ses contributions restent. Vous pouvez y mettre fin à tout moment, dans le journal.',
  'moderation.suspended': 'La participation de {name} est suspendue.',
  'moderation.reinstate': 'Mettre fin à la suspension',
  'moderation.reinstated': 'La suspension de {name} est terminée.',
  'moderation.selected': { one: '{n} dans la sélection', other: '{n} dans la sélection' },
  'moderation.progress': '{n} sur {all}',
  'moderation.publish.done': { one: '{n} contribution publiée.', other: '{n} contributions publiées.' },
  'moderation.remove.done': { one: '{n} contribution retirée.', other: '{n} contributions retirées.' },
  'moderation.failed': { one: '{n} décision n’a pas abouti :', other: '{n} décisions n’ont pas abouti :' },
} satisfies Translated<typeof en>;
