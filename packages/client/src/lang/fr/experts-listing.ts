import type { Translated } from '../../dictionary.ts';
import type en from '../en/experts-listing.ts';

export default {
  'listing.mine': 'Vous figurez ici',
  'listing.mine.no': 'Figurer ici',
  'listing.waiting': { one: '{n} question vous attend', other: '{n} questions vous attendent' },
  'listing.about': 'Vos collègues vous trouvent par votre nom, votre équipe, votre lieu et les thèmes que vous cochez, avec le nombre de vos réponses utiles. Personne ne figure ici sans avoir dit oui, et un non prend effet tout de suite.',
  'listing.listed': 'Mes collègues peuvent me trouver ici',
  'listing.themes': 'Pour quels thèmes ?',
  'listing.known': { one: '{n} réponse utile', other: '{n} réponses utiles' },
  'listing.most': 'Jusqu’à {n} thèmes.',
  'listing.save': 'Enregistrer',
  'listing.saved': 'Enregistré.',
  'listing.requests': 'Des questions vous attendent',
  'listing.requests.by': '{name} a pensé à vous.',
  'listing.decline': 'Je ne peux pas',
  'listing.decline.for': 'Je ne peux pas répondre à « {title} »',
  'listing.declined': 'Quelqu’un d’autre peut maintenant être sollicité.',
} satisfies Translated<typeof en>;
