import type { Translated } from '../../dictionary.ts';
import type en from '../en/idea-thread.ts';

export default {
  'comments.list': 'Commentaires',
  'comments.none': 'Aucun commentaire pour l’instant. Le vôtre est bienvenu.',
  'comments.sent': 'Votre commentaire est publié.',
  'status.change': 'Changer le statut',
  'status.saved': 'Le statut est enregistré.',
} satisfies Translated<typeof en>;
