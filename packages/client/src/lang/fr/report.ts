import type { Translated } from '../../dictionary.ts';
import type en from '../en/report.ts';
import reasons from './report-reasons.ts';

export default {
  ...reasons,
  'report.title': 'Signaler',
  'report.why': 'Qu’est-ce qui pose problème ?',
  'report.note': 'Un mot pour l’équipe d’animation',
  'report.optional': '(facultatif)',
  'report.promise': 'Personne ne saura qui l’a signalé, pas même l’équipe d’animation.',
  'report.missing': 'Choisissez ce qui pose problème.',
  'report.send': 'Signaler',
  'report.cancel': 'Annuler',
  'report.thanks': 'Merci. L’équipe d’animation va regarder.',
  'report.close': 'Fermer',
  'report.own_subject': 'C’est vous qui l’avez écrit : retirez-le plutôt.',
} satisfies Translated<typeof en>;
