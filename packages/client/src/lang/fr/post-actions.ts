import type { Translated } from '../../dictionary.ts';
import type en from '../en/post-actions.ts';

export default {
  'actions.remove.idea': 'Supprimer l’idée',
  'actions.remove.question': 'Supprimer la question',
  'actions.remove.answer': 'Supprimer la réponse',
  'actions.remove.comment': 'Supprimer le commentaire',
  'actions.sure.idea': 'Les points qu’elle vous a rapportés seront retirés. Commentaires et votes restent acquis à leurs auteurs.',
  'actions.sure.question': 'Les points qu’elle vous a rapportés seront retirés. Ses réponses ne seront plus affichées ; leurs auteurs gardent leurs points.',
  'actions.sure.answer': 'Les points qu’elle vous a rapportés seront retirés.',
  'actions.sure.comment': 'Les points qu’il vous a rapportés seront retirés.',
  'actions.removed.idea': 'Idée supprimée',
  'actions.removed.question': 'Question supprimée',
  'actions.removed.answer': 'Réponse supprimée',
  'actions.removed.comment': 'Commentaire supprimé',
  'actions.undo': 'Rétablir',
  'actions.restored': 'C’est rétabli.',
  'actions.merge': 'Fusionner avec une autre idée',
  'actions.merge.about': 'Ses votes et ses commentaires rejoignent l’idée conservée : chaque personne y compte une fois. Personne ne perd de points.',
  'actions.find': 'Idée à conserver',
  'actions.none': 'Aucune autre idée trouvée.',
  'actions.into': 'Fusionner',
  'actions.merged': 'Les idées sont fusionnées.',
  'actions.apart': 'Annuler la fusion',
  'actions.separated': 'Les idées sont de nouveau distinctes.',
  'actions.close': 'Fermer',
} satisfies Translated<typeof en>;
