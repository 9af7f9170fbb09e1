import type { Translated } from '../../dictionary.ts';
import type en from '../en/rings.ts';

export default {
  'rings.title': 'Qui donne à qui',
  'rings.private': 'Seule l’équipe d’animation voit ceci.',
  'rings.looking': 'Recherche de cercles…',
  'rings.broken': 'La recherche s’est arrêtée en chemin.',
  'rings.continue': 'Continuer',
  'rings.none': 'Aucun cercle sur cette semaine',
  'rings.none.about': 'Personne ne tient une part inhabituelle de ses points des mêmes personnes.',
  'rings.found': { one: '{week} : {n} cercle.', other: '{week} : {n} cercles.' },
  'rings.share': '{n} % de leurs points de la semaine viennent les uns des autres.',
  'rings.of': '{name} : {points} sur la semaine, dont {from} venus du cercle',
  'rings.giving': 'Qui, à qui',
  'rings.pair': '{from} → {to}',
  'rings.pair.said': '{from}, à {to}',
  'rings.acts': 'Actions',
  'rings.points': 'Points',
  'rings.unusual': 'Sont montrées les personnes liées par au moins {facts} actions dans chaque sens, à {members} au plus, et qui tiennent ensemble au moins {share} % de leurs points de la semaine les unes des autres.',
  'rings.advice': 'Deux personnes qui travaillent côte à côte ressemblent à un cercle : lisez ce qu’elles ont soutenu avant de leur parler, et préférez une limite pour tout le monde à une correction pour deux.',
  'rings.former': 'Ancien membre',
} satisfies Translated<typeof en>;
