import type { Translated } from '../../dictionary.ts';
import type en from '../en/poll-manage.ts';

export default {
  'manage.title': 'Gérer ce sondage',
  'manage.change': 'Modifier',
  'manage.open': 'Ouvrir maintenant',
  'manage.open.ask': 'Ouvrir maintenant ? Les membres pourront voter sans attendre la date prévue.',
  'manage.open.done': 'Le sondage est ouvert aux votes.',
  'manage.close': 'Clôturer maintenant',
  'manage.close.ask': 'Clôturer maintenant ? Plus personne ne pourra voter, et les résultats prévus pour la clôture seront visibles. Vous pourrez le rouvrir.',
  'manage.close.final': 'Clôturer maintenant ? Plus personne ne pourra voter, et les résultats prévus pour la clôture seront visibles. Anonyme, ce sondage ne pourra pas être rouvert.',
  'manage.close.done': 'Le sondage est clos.',
  'manage.reopen': 'Rouvrir',
  'manage.reopen.ask': 'Rouvrir, sans date de clôture ? Les membres pourront voter de nouveau, et ne verront des résultats que ce qui est prévu avant la clôture.',
  'manage.reopen.done': 'Le sondage est ouvert.',
  'manage.archive': 'Archiver',
  'manage.archive.ask': 'Archiver ? Le sondage sera clos et ne figurera plus dans aucune liste ; ses résultats resteront.',
  'manage.archive.done': 'Le sondage est archivé.',
  'manage.no': 'Annuler',
} satisfies Translated<typeof en>;
