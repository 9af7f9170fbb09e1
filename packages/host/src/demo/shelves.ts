import type { BoardDefinition } from '@cocarde/contract/boards.ts';
import type { RoundDefinition } from '@cocarde/contract/rounds.ts';
import { PRESET_DEFINITIONS } from '@cocarde/worker/boards/presets.ts';

export interface Shelved {
  title: string;
  body?: string;
  tags: string[];
  /** By the ids of the fields of its board. */
  fields?: Record<string, string>;
  anonymous?: boolean;
  /** Working days before the last. */
  ago: number;
  /** Share of those who vote here who support it. */
  draw: number;
}

export interface Shelf {
  board: string;
  definition: BoardDefinition;
  posts: readonly Shelved[];
}

/** Boards of three other kinds: links worth reading, what others do well, what did not work. */
export const SHELVES: readonly Shelf[] = [
  {
    board: 'veille', definition: PRESET_DEFINITIONS.links,
    posts: [
      { title: 'Ce que les lecteurs retiennent d’une lettre d’information', body: 'Deux lignes en haut, une image, un bouton : le reste n’est presque pas lu.', tags: ['contenu', 'mesure'], fields: { link: 'https://www.exemple.fr/etudes/lettre-information' }, ago: 21, draw: 0.5 },
      { title: 'Guide : sous-titrer une vidéo courte en dix minutes', tags: ['vidéo courte'], fields: { link: 'https://guides.exemple.org/sous-titres' }, ago: 9, draw: 0.35 },
      { title: 'La recherche par image change de règles au printemps', body: 'À lire avant de renommer nos visuels.', tags: ['seo'], fields: { link: 'https://blog.exemple.com/recherche-image' }, ago: 4, draw: 0.25 },
    ],
  },
  {
    board: 'inspirations', definition: PRESET_DEFINITIONS.inspirations,
    posts: [
      { title: 'Un musée qui fait choisir l’affiche à ses visiteurs', body: 'Trois affiches dans le hall, une pastille chacun. **Huit cents votes** en un week-end.', tags: ['terrain'], fields: { link: 'https://www.exemple.fr/musee-affiche' }, ago: 18, draw: 0.55 },
      { title: 'La boulangerie du coin et son cahier de suggestions', body: 'Chaque suggestion a sa réponse écrite en face, datée.', tags: ['terrain'], ago: 8, draw: 0.3 },
    ],
  },
  {
    board: 'lecons', definition: PRESET_DEFINITIONS.lessons,
    posts: [
      { title: 'Un live sans répétition', tags: ['live'], body: 'Le son a coupé à la troisième minute, et personne ne savait qui devait le dire.', fields: { learnt: 'Dix minutes de répétition, et une personne qui ne fait que regarder.' }, ago: 26, draw: 0.5 },
      { title: 'Une enquête envoyée en août', tags: ['mesure'], fields: { learnt: 'Regarder le calendrier avant la date.' }, ago: 12, draw: 0.4 },
      { title: 'J’ai validé sans relire', tags: ['contenu'], body: 'Un prix faux est resté deux jours en ligne.', fields: { learnt: 'On relit à deux, même quand c’est urgent.' }, anonymous: true, ago: 6, draw: 0.6 },
    ],
  },
];

/** A poll whose ballots no row links to anybody. */
export const NAMELESS_POLL: Omit<RoundDefinition, 'opensAt'> = {
  title: 'Votre charge de travail ce mois-ci',
  questions: [{
    id: 'charge', text: 'Ce mois-ci, ma charge de travail est…', method: { type: 'one' },
    options: [{ id: 'legere', text: 'Légère' }, { id: 'juste', text: 'Juste comme il faut' }, { id: 'lourde', text: 'Lourde' }, { id: 'trop', text: 'Trop lourde' }],
  }],
  names: 'anonymous',
  results: 'after_vote',
};
