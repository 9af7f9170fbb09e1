import type { RuleDefinition } from '@cocarde/contract/points.ts';

/**
 * Rules of a new community, by id. What colleagues confirm (support, acceptance) weighs more than volume,
 * and volume is capped, because rewarding volume gets volume.
 */
export const DEFAULT_RULES: Readonly<Record<string, RuleDefinition>> = {
  'daily-visit': { fact: 'visit', earns: 'actor', points: 1, dailyCap: 1, name: { fr: 'Visite du jour', en: 'Visit of the day' } },
  'vote-cast': { fact: 'vote_cast', earns: 'actor', points: 1, dailyCap: 5, name: { fr: 'Vote exprimé', en: 'Vote cast' } },
  'idea-proposed': { fact: 'idea_proposed', earns: 'actor', points: 10, dailyCap: 30, name: { fr: 'Idée proposée', en: 'Idea proposed' } },
  'idea-supported': { fact: 'idea_supported', earns: 'author', points: 3, dailyCap: null, name: { fr: 'Soutien reçu pour une idée', en: 'Support received for an idea' } },
  'answer-given': { fact: 'answer_given', earns: 'actor', points: 8, dailyCap: 40, name: { fr: 'Réponse donnée', en: 'Answer given' } },
  'answer-supported': { fact: 'answer_supported', earns: 'author', points: 2, dailyCap: null, name: { fr: 'Réponse jugée utile', en: 'Answer found useful' } },
  'answer-accepted': { fact: 'answer_accepted', earns: 'author', points: 15, dailyCap: null, name: { fr: 'Meilleure réponse', en: 'Best answer' } },
};
