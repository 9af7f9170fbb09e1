import type { Translated } from '../../dictionary.ts';
import type en from '../en/form.ts';

export default {
  'form.title': 'Titre',
  'form.body': 'Description',
  'form.tags': 'Mots-clés',
  'form.tags.hint': 'Séparés par des virgules, {n} au plus.',
  'form.comment': 'Votre commentaire',
  'form.answer': 'Votre réponse',
  'form.note': 'Précision pour les membres',
  'form.optional': '(facultatif)',
  'form.publish': 'Publier',
  'ideas.status': 'Statut',
  'ideas.status.new': 'Nouvelle',
  'form.status': 'Changer le statut',
  'form.save': 'Enregistrer',
  'form.cancel': 'Annuler',
  'form.left': { one: '{n} caractère restant', other: '{n} caractères restants' },
  'form.over': { one: '{n} caractère de trop', other: '{n} caractères de trop' },
  'form.required': 'Ce champ est à remplir.',
  'form.too_long': 'Ce texte est trop long : {n} caractères au plus.',
  'form.tags.too_long': '{n} caractères au plus pour chaque mot-clé.',
  'form.tags.too_many': '{n} mots-clés au plus.',
  'form.refused': 'Ce contenu n’a pas été accepté.',
  'form.kept': 'Votre texte est gardé : vous pouvez le renvoyer.',
  'form.published': 'C’est publié.',
  'form.saved': 'C’est enregistré.',
} satisfies Translated<typeof en>;
