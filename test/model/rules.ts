import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import { DEFAULT_RULES } from '@cocarde/worker/rules/default-rules.ts';

const TIMES = 37;

/**
 * The rules of a new community, worth so much more that members cross the histogram's borders, with limits that no
 * number of gains meets exactly, and with rules for the other facts: one limited by the week too, one by how often.
 */
export const RULES: Readonly<Record<string, RuleDefinition>> = {
  ...Object.fromEntries(Object.entries(DEFAULT_RULES).map(([id, rule]) => [id, {
    ...rule, points: rule.points * TIMES,
    ...(rule.limits ? { limits: rule.limits.map(({ per, points }) => ({ per, points: Math.round(points! * TIMES / 2) - 5 })) } : {}),
  }])),
  'question-asked': {
    fact: 'question_asked', earns: 'actor', currency: 'points', points: 90, name: { fr: 'Question posée', en: 'Question asked' },
    limits: [{ per: 'day', points: 200 }, { per: 'week', points: 350 }],
  },
  'idea-selected': { fact: 'idea_selected', earns: 'author', currency: 'points', points: 700, name: { fr: 'Idée retenue', en: 'Idea selected' } },
  'comment-written': {
    fact: 'comment_written', earns: 'actor', currency: 'points', points: 13, name: { fr: 'Commentaire', en: 'Comment' },
    limits: [{ per: 'day', times: 2 }],
  },
  // What others do gives to both: to who wrote it, and to who made something of it.
  'comment-received': { fact: 'comment_written', earns: 'author', currency: 'points', points: 17, name: { en: 'Comment received' } },
  'answer-received': { fact: 'answer_given', earns: 'author', currency: 'points', points: 41, name: { en: 'Answer received' }, limits: [{ per: 'day', points: 100 }] },
  'answer-chosen': { fact: 'answer_accepted', earns: 'actor', currency: 'points', points: 61, name: { en: 'Answer chosen' } },
  // Nothing is decided about what waits: what came too fast counts for nothing here.
  'vote-paced': { fact: 'vote_cast', earns: 'author', currency: 'points', points: 5, name: { en: 'Vote, at leisure' }, burst: { times: 2, minutes: 20 } },
  'support-returned': { fact: 'idea_supported', earns: 'author', currency: 'points', points: 9, name: { en: 'Support' }, reciprocity: { days: 2, weight: 0.5 } },
  'vote-received': { fact: 'vote_cast', earns: 'both', currency: 'points', points: 3, name: { en: 'Vote' }, limits: [{ per: 'day', times: 4 }] },
};
