import type { Translated } from '../../dictionary.ts';
import type en from '../en/board-views.ts';

export default {
  'views.none': 'Rien ici pour l’instant.',
  'views.all': 'Tout voir',
  'views.inList': 'Voir dans la liste',
  'views.supporters': { one: '{n} soutien', other: '{n} soutiens' },
  'views.owner': 'suivi assuré par',
  'views.which': 'Issue',
  'views.done': 'Fait',
  'views.declined': 'Non retenu',
  'views.done.none': 'Rien n’est encore fait : ce qui le sera est annoncé ici.',
  'views.declined.none': 'Rien n’a été écarté.',
  'views.answer': 'Réponse officielle',
  'views.by': 'Décision de',
  'views.own': 'De votre part',
  'views.mine': 'Vous avez voté pour',
  'views.more': 'Afficher la suite',
  'views.decide': 'Décider',
  'views.waiting': { one: '{n} contribution attend une décision depuis plus de {days} jours.', other: '{n} contributions attendent une décision depuis plus de {days} jours.' },
  'views.waiting.many': '{n} contributions ou plus attendent une décision depuis plus de {days} jours.',
  'views.waiting.none': 'Plus rien n’attend trop longtemps. Merci !',
  'views.waiting.first': 'Voici les {n} qui attendent depuis le plus longtemps ; les suivantes viendront après.',
  'views.decisions.none': 'Aucune décision n’a été gardée.',
} satisfies Translated<typeof en>;
