import type { Translated } from '../../dictionary.ts';
import type en from '../en/moderation-settings.ts';

export default {
  'settings.hide': 'Signalements après lesquels une contribution est masquée jusqu’à votre décision',
  'settings.hide.about': '0 : jamais.',
  'settings.words': 'Mots qui mettent une contribution en attente',
  'settings.words.about': 'Un par ligne. Des mots entiers, sans distinguer majuscules ni accents : « ane » n’arrête pas « banane ». Avec * à la fin, toutes les terminaisons : « idiot* ». Personne n’apprend de quel mot il s’agit.',
  'settings.reasons': 'Motifs de retrait tout prêts',
  'settings.reason.fr': 'En français',
  'settings.reason.en': 'En anglais',
  'settings.reason.n': 'Motif {n}',
  'settings.reason.drop': 'Enlever le motif {n}',
  'settings.reason.add': 'Ajouter un motif',
  'settings.save': 'Enregistrer',
  'settings.saved': 'Réglages enregistrés.',
  'settings.same': 'Rien n’a changé.',
  'settings.conflict': 'Quelqu’un a modifié ces réglages entre-temps. Votre saisie est gardée ; enregistrez à nouveau pour qu’elle remplace ceci :',
  'settings.number': 'Un nombre de 0 à 100.',
  'settings.long': 'La ligne {n} est trop longue : {most} caractères au plus.',
  'settings.many': '{most} au plus.',
  'settings.empty': 'rien',
} satisfies Translated<typeof en>;
