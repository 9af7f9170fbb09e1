import type { BadgeDefinition } from '@cocarde/contract/badges.ts';

/** Badges of a new community, in the order in which they are shown. */
export const DEFAULT_BADGES: readonly (BadgeDefinition & { id: string })[] = [
  {
    id: 'first-vote', name: { fr: 'Premier vote', en: 'First vote' },
    how: { fr: 'Voter pour une idée ou une réponse.', en: 'Vote for an idea or an answer.' },
    art: { shape: 'medal', colour: 'slate', glyph: 'vote' },
    criterion: { kind: 'count', fact: 'vote_cast', whose: 'actor', atLeast: 1 },
  },
  {
    id: 'first-idea', name: { fr: 'Première idée', en: 'First idea' },
    how: { fr: 'Proposer une idée.', en: 'Propose an idea.' },
    art: { shape: 'cocarde', colour: 'indigo', glyph: 'bulb' },
    criterion: { kind: 'count', fact: 'idea_proposed', whose: 'actor', atLeast: 1 },
    tier: { group: 'ideas', order: 1, name: { fr: 'Bronze', en: 'Bronze' } },
  },
  {
    id: 'five-ideas', name: { fr: 'Boîte à idées', en: 'Idea box' },
    how: { fr: 'Proposer cinq idées.', en: 'Propose five ideas.' },
    art: { shape: 'hexagon', colour: 'indigo', glyph: 'bulb' },
    criterion: { kind: 'count', fact: 'idea_proposed', whose: 'actor', atLeast: 5 },
    tier: { group: 'ideas', order: 2, name: { fr: 'Argent', en: 'Silver' } },
  },
  {
    id: 'chosen-ideas', name: { fr: 'Source d’idées', en: 'Source of ideas' },
    how: { fr: 'Proposer quinze idées, dont trois retenues.', en: 'Propose fifteen ideas, three of them selected.' },
    art: { shape: 'star', colour: 'indigo', glyph: 'bulb' },
    criterion: { all: [
      { kind: 'count', fact: 'idea_proposed', whose: 'actor', atLeast: 15 }, { kind: 'count', fact: 'idea_selected', whose: 'author', atLeast: 3 },
    ] },
    tier: { group: 'ideas', order: 3, name: { fr: 'Or', en: 'Gold' } },
  },
  {
    id: 'idea-selected', name: { fr: 'Idée retenue', en: 'Idea selected' },
    how: { fr: 'Voir une de ses idées planifiée ou réalisée.', en: 'See one of your ideas planned or done.' },
    art: { shape: 'cocarde', colour: 'purple', glyph: 'flag' },
    criterion: { kind: 'count', fact: 'idea_selected', whose: 'author', atLeast: 1 },
  },
  {
    id: 'first-answer', name: { fr: 'Première réponse', en: 'First answer' },
    how: { fr: 'Répondre à une question.', en: 'Answer a question.' },
    art: { shape: 'cocarde', colour: 'teal', glyph: 'chat' },
    criterion: { kind: 'count', fact: 'answer_given', whose: 'actor', atLeast: 1 },
  },
  {
    id: 'best-answer', name: { fr: 'Meilleure réponse', en: 'Best answer' },
    how: { fr: 'À chaque réponse acceptée par l’auteur ou l’autrice de la question.', en: 'Each time who asked accepts your answer.' },
    art: { shape: 'medal', colour: 'green', glyph: 'check' },
    criterion: { kind: 'count', fact: 'answer_accepted', whose: 'author', atLeast: 1 },
    repeats: true,
  },
  {
    id: 'five-best-answers', name: { fr: 'Pilier de l’entraide', en: 'Pillar of help' },
    how: { fr: 'Voir cinq de ses réponses acceptées.', en: 'See five of your answers accepted.' },
    art: { shape: 'shield', colour: 'green', glyph: 'check' },
    criterion: { kind: 'count', fact: 'answer_accepted', whose: 'author', atLeast: 5 },
  },
  {
    id: 'ten-comments', name: { fr: 'Fil de discussion', en: 'Conversation' },
    how: { fr: 'Commenter dix contributions différentes.', en: 'Comment on ten different contributions.' },
    art: { shape: 'hexagon', colour: 'teal', glyph: 'chat' },
    criterion: { kind: 'objects', fact: 'comment_written', whose: 'actor', atLeast: 10 },
  },
  {
    id: 'fifty-votes', name: { fr: 'Voix qui compte', en: 'A voice that counts' },
    how: { fr: 'Voter cinquante fois.', en: 'Vote fifty times.' },
    art: { shape: 'star', colour: 'amber', glyph: 'vote' },
    criterion: { kind: 'count', fact: 'vote_cast', whose: 'actor', atLeast: 50 },
  },
  {
    id: 'ten-days', name: { fr: 'Dix jours de présence', en: 'Ten days here' },
    how: { fr: 'Venir dix jours différents.', en: 'Come on ten different days.' },
    art: { shape: 'cocarde', colour: 'orange', glyph: 'flame' },
    criterion: { kind: 'days', fact: 'visit', whose: 'actor', atLeast: 10 },
  },
  {
    id: 'ten-day-streak', name: { fr: 'Dix jours de suite', en: 'Ten days in a row' },
    how: { fr: 'Venir dix jours ouvrés de suite. Les pauses ne comptent pas.', en: 'Come on ten working days in a row. Pauses do not count.' },
    art: { shape: 'hexagon', colour: 'orange', glyph: 'flame' },
    criterion: { kind: 'streak', atLeast: 10 },
  },
  {
    id: 'ten-voting-days', name: { fr: 'Dix jours de vote', en: 'Ten days of voting' },
    how: { fr: 'Voter lors de dix jours différents.', en: 'Vote on ten different days.' },
    art: { shape: 'shield', colour: 'rose', glyph: 'heart' },
    criterion: { kind: 'days', fact: 'vote_cast', whose: 'actor', atLeast: 10 },
  },
  {
    id: 'five-hundred-points', name: { fr: 'Cap des 500', en: 'The 500 mark' },
    how: { fr: 'Atteindre 500 points.', en: 'Reach 500 points.' },
    art: { shape: 'star', colour: 'purple', glyph: 'trophy' },
    criterion: { kind: 'points', atLeast: 500 },
  },
  {
    id: 'all-rounder', name: { fr: 'Touche-à-tout', en: 'All-rounder' },
    how: { fr: 'Voter, proposer une idée et répondre à une question.', en: 'Vote, propose an idea and answer a question.' },
    art: { shape: 'medal', colour: 'purple', glyph: 'spark' },
    criterion: { all: [{ kind: 'badge', badge: 'first-vote' }, { kind: 'badge', badge: 'first-idea' }, { kind: 'badge', badge: 'first-answer' }] },
  },
  {
    id: 'watch', name: { fr: 'Veille', en: 'Watch' },
    how: { fr: 'Attribué par l’équipe d’animation pour une veille partagée.', en: 'Attributed by the facilitators for sharing what they watch.' },
    art: { shape: 'shield', colour: 'teal', glyph: 'eye' },
    criterion: { kind: 'manual' },
  },
  {
    id: 'mentoring', name: { fr: 'Parrainage', en: 'Mentoring' },
    how: { fr: 'Attribué par l’équipe d’animation à qui accompagne une nouvelle personne.', en: 'Attributed by the facilitators for mentoring a newcomer.' },
    art: { shape: 'cocarde', colour: 'amber', glyph: 'hand' },
    criterion: { kind: 'manual' },
  },
];
