import { giveAnswer } from '@cocarde/worker/questions/questions.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';
import type { Habit } from './habits.ts';
import type { Scene } from './scene.ts';
import { idOf, type Stage } from './script.ts';

/** What each of the two answered when they still answered. */
const ANSWERS = [
  [
    'Même démarche dans mon équipe, et cela a marché du premier coup.',
    'À noter : la procédure est aussi affichée à l’accueil du siège.',
    'J’ai eu le cas en septembre : une réponse dans la journée.',
    'Le plus simple reste de passer les voir, ils sont au deuxième étage.',
    'Pensez à prévenir votre responsable avant, cela évite un aller-retour.',
  ],
  [
    'Je confirme, rien de plus à ajouter.',
    'Chez nous, on garde la version de l’an dernier et on ne change que les dates.',
    'Attention, le formulaire a changé au printemps : prenez le nouveau.',
    'Comptez deux semaines, trois en période de soldes.',
    'Oui, et cela vaut aussi pour les magasins.',
  ],
] as const;

const PACE = 9 * 60_000;
/** Working days back on which they answered, and on which they supported each other. */
const ANSWERED = 45;
const SUPPORTED = 2;

/** Two who hardly come any more, and one day support all that the other ever answered: the facilitator's report tells it. */
export async function playFavours(scene: Scene, stage: Stage): Promise<void> {
  const [answered, supported] = [ANSWERED, SUPPORTED].map((back) => stage.workingDays.at(-back)!) as [string, string];
  const start = scene.hours.on(answered);
  const questions = scene.posts.filter(({ kind, at }) => kind === 'question' && at < start).slice(-2 * ANSWERS[0].length);
  const pair = quietPair(scene, start, [...Object.values(stage.cast), ...questions.map(({ author }) => author)]);
  if (questions.length < 2 * ANSWERS[0].length || !pair) return;
  const ids = [];
  for (const [which, habit] of pair.entries()) {
    scene.visit(start - 60_000, habit, answered);
    for (const [index, body] of ANSWERS[which]!.entries()) {
      const question = questions[index * 2 + which]!;
      const key = `demo answer ${question.id} ${body}`;
      scene.do(start + index * PACE, habit.subject, (command) => giveAnswer(command, question.id, { body }, key));
      ids.push({ id: await idOf(stage, habit, key), friend: pair[1 - which]! });
    }
  }
  const later = scene.hours.on(supported);
  for (const habit of pair) scene.visit(later - 60_000, habit, supported);
  for (const [index, { id, friend }] of ids.entries()) scene.do(later + index * 30_000, friend.subject, (command) => castVote(command, id, 1));
}

/** Two of those who come least, whose names may be shown. */
function quietPair(scene: Scene, since: number, but: readonly (string | null)[]): [Habit, Habit] | undefined {
  const [one, other] = scene.habits.filter((habit) => habit.visits < 0.02 && habit.since < since && habit.appears === 'yes' && !but.includes(habit.subject));
  return one && other ? [one, other] : undefined;
}
