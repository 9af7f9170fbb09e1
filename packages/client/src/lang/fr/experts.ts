import type { Translated } from '../../dictionary.ts';
import type en from '../en/experts.ts';

export default {
  'experts.title': 'Qui peut m’aider ?',
  'experts.search': 'Thème, question ou nom…',
  'experts.theme': 'Thème',
  'experts.team': 'Équipe',
  'experts.place': 'Lieu',
  'experts.me': 'vous',
  'experts.level.0': 'Volontaire',
  'experts.level.1': 'Éclairage',
  'experts.level.2': 'Recours',
  'experts.level.3': 'Référence',
  'experts.level.4': 'Maîtrise',
  'experts.answers': { one: '{n} réponse utile', other: '{n} réponses utiles' },
  'experts.endorsements': { one: 'recommandation de {n} collègue', other: 'recommandations de {n} collègues' },
  'experts.endorse': 'Recommander',
  'experts.endorse.for': 'Recommander {name} pour {theme}',
  'experts.endorsed': 'Vous recommandez {name} pour {theme}.',
  'experts.endorsed.no': 'Vous ne recommandez plus {name} pour {theme}.',
  'experts.more': 'Afficher la suite',
  'experts.none': 'Personne ici pour l’instant',
  'experts.none.about': 'N’y figurent que les personnes qui ont dit oui. Ouvrez la voie, ci-dessous.',
  'experts.unfound': 'Aucune personne trouvée',
  'experts.unfound.about': 'Essayez un autre thème, ou posez la question à toute la communauté.',
} satisfies Translated<typeof en>;
