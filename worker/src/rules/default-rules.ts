import type { RuleDefinition } from '@cocarde/contract/rules.ts';

/**
 * Rules of a new community, by id. What colleagues confirm (support, acceptance) weighs more than volume,
 * and volume is capped, because rewarding volume gets volume.
 */
export const DEFAULT_RULES: Readonly<Record<string, RuleDefinition>> = {
  'daily-visit': { fact: 'visit', earns: 'actor', currency: 'points', points: 1, limits: [{ per: 'day', points: 1 }], name: { fr: 'Visite du jour', en: 'Visit of the day' } },
  'vote-cast': { fact: 'vote_cast', earns: 'actor', currency: 'points', points: 1, limits: [{ per: 'day', points: 5 }], name: { fr: 'Vote exprimé', en: 'Vote cast' } },
  'idea-proposed': { fact: 'idea_proposed', earns: 'actor', currency: 'points', points: 10, limits: [{ per: 'day', points: 30 }], name: { fr: 'Idée proposée', en: 'Idea proposed' } },
  'idea-supported': { fact: 'idea_supported', earns: 'author', currency: 'points', points: 3, name: { fr: 'Soutien reçu pour une idée', en: 'Support received for an idea' } },
  'answer-given': { fact: 'answer_given', earns: 'actor', currency: 'points', points: 8, limits: [{ per: 'day', points: 40 }], name: { fr: 'Réponse donnée', en: 'Answer given' } },
  'answer-supported': { fact: 'answer_supported', earns: 'author', currency: 'points', points: 2, name: { fr: 'Réponse jugée utile', en: 'Answer found useful' } },
  'answer-accepted': { fact: 'answer_accepted', earns: 'author', currency: 'points', points: 15, name: { fr: 'Meilleure réponse', en: 'Best answer' } },
  'answer-validated': { fact: 'answer_validated', earns: 'author', currency: 'points', points: 10, name: { fr: 'Réponse validée', en: 'Validated answer' } },
};
