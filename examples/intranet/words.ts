import type { PersonaName } from './personas.ts';
import type { Theme } from './visitor.ts';

export type Language = 'fr' | 'en';

/** What the intranet itself says; the widgets bring their own words. */
export interface Words {
  title: string;
  skip: string;
  navigation: string;
  /** The community's two pages stand among others, which this example does not have. */
  places: { before: string[]; home: string; ideas: string; after: string[] };
  signedOut: string;
  demo: string;
  as: string;
  personas: Record<PersonaName | 'nobody', string>;
  theme: string;
  themes: Record<Theme, string>;
  otherLanguage: string;
  article: { title: string; byline: string; paragraphs: string[]; vote: string };
  ideas: string;
  /** Of the page of ideas. */
  ideasPage: { title: string; intro: string; roadmap: string; beside: string };
  mine: string;
  discussion: string;
  ranking: string;
  withoutScript: string;
}

export const WORDS: Record<Language, Words> = {
  fr: {
    title: 'Communauté Marketing',
    skip: 'Aller au contenu',
    navigation: 'Intranet',
    places: { before: ['Accueil', 'Métiers'], home: 'Communauté Marketing', ideas: 'Idées', after: ['Ressources'] },
    signedOut: 'Personne n’est connecté',
    demo: 'Démonstration',
    as: 'Voir la page comme',
    personas: { member: 'Inès, membre', animatrice: 'Noémie, animatrice', newcomer: 'Camille, nouvelle', nobody: 'Personne' },
    theme: 'Apparence',
    themes: { auto: 'Auto', light: 'Claire', dark: 'Sombre' },
    otherLanguage: 'English',
    article: {
      title: 'Lancement de la gamme Horizon : à vous la parole',
      byline: 'Direction du marketing · trois minutes de lecture',
      paragraphs: [
        'La gamme Horizon arrive en magasin au printemps. D’ici là, les équipes du marketing, de la vente et du service client préparent ensemble les textes, les vidéos et les réponses aux premières questions.',
        'Vous connaissez nos clientes et nos clients mieux que personne : proposez une idée, soutenez celles des autres, posez vos questions. Les idées planifiées sont annoncées ici chaque vendredi.',
      ],
      vote: 'Cet article m’a été utile',
    },
    ideas: 'Boîte à idées — campagnes',
    ideasPage: {
      title: 'Idées : où en est-on ?',
      intro: 'Ce que la communauté a proposé, ce qui avance, ce qui reste à décider.',
      roadmap: 'Feuille de route — campagnes',
      beside: 'Sondage et participation',
    },
    mine: 'Ma participation',
    discussion: 'Article, idées et questions',
    ranking: 'Classement',
    withoutScript: 'Les points, les idées et les questions de la communauté s’affichent avec JavaScript.',
  },
  en: {
    title: 'Marketing Community',
    skip: 'Skip to content',
    navigation: 'Intranet',
    places: { before: ['Home', 'Teams'], home: 'Marketing Community', ideas: 'Ideas', after: ['Resources'] },
    signedOut: 'Nobody is signed in',
    demo: 'Demo',
    as: 'See the page as',
    personas: { member: 'Inès, member', animatrice: 'Noémie, facilitator', newcomer: 'Camille, newcomer', nobody: 'Nobody' },
    theme: 'Appearance',
    themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
    otherLanguage: 'Français',
    article: {
      title: 'Launch of the Horizon range: over to you',
      byline: 'Marketing management · three minutes to read',
      paragraphs: [
        'The Horizon range reaches the shops in spring. Until then marketing, sales and customer service prepare the texts, the videos and the answers to the first questions together.',
        'You know our customers better than anybody: propose an idea, support those of others, ask your questions. Planned ideas are announced here every Friday.',
      ],
      vote: 'This article helped me',
    },
    ideas: 'Idea box — campaigns',
    ideasPage: {
      title: 'Ideas: where do they stand?',
      intro: 'What the community proposed, what moves, what waits for a decision.',
      roadmap: 'Roadmap — campaigns',
      beside: 'Poll and my part',
    },
    mine: 'My part',
    discussion: 'Article, ideas and questions',
    ranking: 'Leaderboard',
    withoutScript: 'The points, ideas and questions of the community are shown with JavaScript.',
  },
};
