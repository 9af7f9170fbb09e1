import type { Translated } from '../../dictionary.ts';
import type en from '../en/rule-kept.ts';

export default {
  'rules.burst': { one: 'Après {n} action en {minutes} min pour une même personne, les suivantes attendent une validation.', other: 'Après {n} actions en {minutes} min pour une même personne, les suivantes attendent une validation.' },
  'rules.reciprocity': { one: 'Un soutien rendu dans la journée compte pour {share} %.', other: 'Un soutien rendu dans les {n} jours compte pour {share} %.' },
  'rules.after': 'Seulement après : {list}.',
  'rules.boost': 'Compte ×{factor} du {from} au {to}.',
  'rules.boostDay': 'Compte ×{factor} le {from}.',
  'rules.attribute': 'Seulement si {name} vaut : {list}.',
} satisfies Translated<typeof en>;
