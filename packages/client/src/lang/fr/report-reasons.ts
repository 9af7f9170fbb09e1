import type { Translated } from '../../dictionary.ts';
import type en from '../en/report-reasons.ts';

export default {
  'report.offensive': 'Blessant ou injurieux',
  'report.misleading': 'Faux ou trompeur',
  'report.spam': 'Publicité ou répétition',
  'report.off_topic': 'Hors sujet',
  'report.private': 'Privé ou confidentiel',
} satisfies Translated<typeof en>;
