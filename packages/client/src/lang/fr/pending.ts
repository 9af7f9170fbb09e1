import type { Translated } from '../../dictionary.ts';
import type en from '../en/pending.ts';

export default {
  'pending.title': 'En attente de validation',
  'pending.none': 'Rien n’est en attente',
  'pending.about': 'Quand beaucoup d’actions arrivent à la fois, elles attendent ici votre décision.',
  'pending.pair': '{actor}, pour {member}',
  'pending.what': { one: '{n} action : {rule}', other: '{n} actions : {rule}' },
  'pending.when': 'Le {date}, de {from} à {to}',
  'pending.at': 'Le {date} à {from}',
  'pending.acts': { one: 'Voir l’action', other: 'Voir les {n} actions' },
  'pending.act': 'sans titre',
  'pending.more': 'Afficher la suite',
  'pending.reason': 'Motif, lu par {member}',
  'pending.missing': 'Indiquez un motif : {member} le lira.',
  'pending.release': 'Valider',
  'pending.refuse': 'Refuser',
  'pending.released': { one: '{n} action validée.', other: '{n} actions validées.' },
  'pending.refused': { one: '{n} action refusée.', other: '{n} actions refusées.' },
  'pending.own': 'Ce sont vos actions ou vos points : quelqu’un d’autre en décide.',
} satisfies Translated<typeof en>;
