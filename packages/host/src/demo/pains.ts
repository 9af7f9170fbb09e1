import type { BoardDefinition } from '@cocarde/contract/boards.ts';
import type { RoundDefinition } from '@cocarde/contract/rounds.ts';

/** A board with stages, a field, a budget of dots and days after which an answer is due. */
export const PAINS: BoardDefinition = {
  preset: 'pains',
  name: { fr: 'Irritants du quotidien', en: 'Everyday pain points' },
  intro: { fr: 'Ce qui vous fait perdre du temps : décrivez-le, on cherche ensemble.', en: 'What costs you time: describe it, and we look for a way together.' },
  stages: [
    { id: 'a-creuser', phase: 'review', name: { fr: 'À creuser', en: 'Looking into it' } },
    { id: 'pilote', phase: 'planned', name: { fr: 'En pilote', en: 'On trial' } },
    { id: 'regle', phase: 'done', name: { fr: 'Réglé', en: 'Solved' } },
    { id: 'sans-suite', phase: 'declined', name: { fr: 'Sans suite', en: 'Not pursued' } },
  ],
  fields: [{
    id: 'frequence', label: { fr: 'À quelle fréquence ?', en: 'How often?' }, type: 'choice',
    choices: [{ id: 'jour', name: { fr: 'Chaque jour', en: 'Every day' } }, { id: 'semaine', name: { fr: 'Chaque semaine', en: 'Every week' } }, { id: 'mois', name: { fr: 'Plus rarement', en: 'Less often' } }],
  }],
  voting: { type: 'dots', budget: 10, perIdea: 3 },
  waitDays: 20,
  random: true,
};

export interface Pain {
  title: string;
  body: string;
  tags: string[];
  often: 'jour' | 'semaine' | 'mois';
  /** Working days before the last. */
  ago: number;
  /** Share of those who vote here who give it dots. */
  draw: number;
  /** What was decided, in order. */
  decided?: { stage: string; note: string; /** Working days later. */ after: number; /** Whether the facilitator sees to it. */ owned?: boolean }[];
}

/** What costs the people of the demo community time. */
export const PAIN_POINTS: readonly Pain[] = [
  {
    title: 'Trois outils pour réserver une même salle', body: 'Le calendrier dit libre, le plan dit occupé, et la porte dit autre chose.', tags: ['locaux'], often: 'jour', ago: 70, draw: 0.5,
    decided: [
      { stage: 'a-creuser', note: 'Nous avons compté : onze doubles réservations en une semaine.', after: 6 },
      { stage: 'pilote', note: 'Un seul calendrier pour le deuxième étage, pendant un mois.', after: 14, owned: true },
      { stage: 'regle', note: 'Le calendrier fait foi partout depuis lundi. Les écrans des portes le lisent.', after: 20 },
    ],
  },
  {
    title: 'Les droits d’accès aux visuels expirent sans prévenir', body: 'On l’apprend le jour de l’envoi. Un rappel dix jours avant suffirait.', tags: ['outils', 'contenu'], often: 'semaine', ago: 62, draw: 0.4,
    decided: [{ stage: 'regle', note: 'Un message part maintenant dix jours avant, à vous et à votre équipe.', after: 18, owned: true }],
  },
  {
    title: 'Ressaisir les mêmes chiffres dans le bilan et dans le tableau', body: 'Le tableau les a déjà. Le bilan les redemande un par un.', tags: ['mesure'], often: 'semaine', ago: 55, draw: 0.55,
    decided: [
      { stage: 'a-creuser', note: 'Nous regardons ce que l’export sait faire.', after: 9 },
      { stage: 'pilote', note: 'L’équipe SEO & data essaie un bilan rempli d’avance.', after: 16, owned: true },
    ],
  },
  {
    title: 'Un badge par bâtiment', body: 'Deux sites, trois badges, et toujours le mauvais dans la poche.', tags: ['locaux'], often: 'jour', ago: 50, draw: 0.25,
    decided: [{ stage: 'sans-suite', note: 'Les bâtiments ont deux propriétaires : un badge commun n’est pas possible avant le déménagement de 2028.', after: 15 }],
  },
  {
    title: 'Des réunions sans ordre du jour', body: 'On découvre le sujet en entrant. La moitié de la salle n’avait pas à venir.', tags: ['organisation'], often: 'jour', ago: 44, draw: 0.6,
    decided: [{ stage: 'pilote', note: 'Deux équipes essaient : pas d’ordre du jour la veille, pas de réunion.', after: 12, owned: true }],
  },
  {
    title: 'La version imprimée des argumentaires a toujours un mois de retard', body: 'En magasin on finit par photographier l’écran d’un collègue.', tags: ['terrain', 'contenu'], often: 'semaine', ago: 38, draw: 0.35,
    decided: [{ stage: 'a-creuser', note: 'Nous voyons l’imprimeur la semaine prochaine.', after: 10 }],
  },
  { title: 'Personne ne sait qui valide quoi', body: 'Le brief part à cinq personnes, deux répondent, et jamais les mêmes.', tags: ['organisation'], often: 'semaine', ago: 34, draw: 0.5 },
  { title: 'Les notes de frais à scanner une par une', body: 'Un déplacement, quatorze tickets, une heure.', tags: ['outils'], often: 'mois', ago: 30, draw: 0.3 },
  {
    title: 'Un mot de passe différent pour chaque régie', body: 'Et chacun expire à une autre date.', tags: ['outils'], often: 'semaine', ago: 24, draw: 0.3,
    decided: [{ stage: 'a-creuser', note: 'La sécurité informatique étudie une connexion commune.', after: 5 }],
  },
  { title: 'Le wifi de la salle de tournage', body: 'Il coupe dès que trois personnes envoient des vidéos.', tags: ['locaux', 'vidéo courte'], often: 'semaine', ago: 16, draw: 0.3 },
  { title: 'Chercher le bon logo parmi quarante', body: 'Quatre dossiers, dix formats, et « final_v7 ».', tags: ['contenu'], often: 'jour', ago: 11, draw: 0.45 },
  { title: 'Les alertes qui sonnent pendant les lives', body: 'Un mode « à l’antenne » pour toute l’équipe, d’un seul geste.', tags: ['live'], often: 'mois', ago: 6, draw: 0.15 },
  { title: 'Relances automatiques le vendredi à 18 heures', body: 'Elles tombent quand tout le monde est parti, et gâchent le lundi.', tags: ['organisation'], often: 'semaine', ago: 3, draw: 0.1 },
];

/** A poll that goes on. */
export const POLL: Omit<RoundDefinition, 'opensAt'> = {
  title: 'Le prochain atelier de la communauté',
  intro: 'Une heure et demie, à distance et à Lyon.',
  questions: [{
    id: 'theme', text: 'Quels thèmes vous feraient venir ?', method: { type: 'several', min: 1, max: 2 },
    options: [
      { id: 'video', text: 'Filmer au téléphone' }, { id: 'mesure', text: 'Lire un bilan de campagne' },
      { id: 'ecriture', text: 'Écrire plus court' }, { id: 'live', text: 'Préparer un live' },
    ],
  }],
  names: 'confidential',
  results: 'after_vote',
};
