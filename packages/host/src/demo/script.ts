import { dayOf } from '@cocarde/worker/calendar/calendar.ts';
import { setCalendar } from '@cocarde/worker/calendar/set-calendar.ts';
import { grantBadge } from '@cocarde/worker/badges/holders.ts';
import { proposeIdea, decideIdea } from '@cocarde/worker/ideas/ideas.ts';
import { postId } from '@cocarde/worker/posts/post-id.ts';
import { acceptAnswer, askQuestion, giveAnswer } from '@cocarde/worker/questions/questions.ts';
import { setPause } from '@cocarde/worker/streaks/streaks.ts';
import { removePost } from '@cocarde/worker/removal/removal.ts';
import { comparable } from '../import/columns.ts';
import type { Deed } from '../import/deeds.ts';
import type { Directory } from '../import/directory.ts';
import type { PlannedPost } from '../import/plan.ts';
import type { Roster } from '../import/roster.ts';
import type { Habit } from './habits.ts';
import { HONOURS } from './honours.ts';
import { FATES, type Fate, IDEAS, type ScriptedIdea } from './ideas.ts';
import { MORE_ANSWERS, QUESTIONS, type ScriptedQuestion } from './questions.ts';
import type { LivePost, Scene } from './scene.ts';

/** Who and where, for what the script writes. */
export interface Stage {
  community: number;
  board: string;
  roster: Roster;
  directory: Directory;
  cast: { member: string; animatrice: string };
  /** The days of the made-up half year on which people work, the last one today or before. */
  workingDays: readonly string[];
}

/** Titles that try what a spreadsheet does to them. */
const TRIALS: readonly string[] = ['=SOMME(A1:A9)', 'Réservé : idee en double'];

/** Working days before the last that the member persona was away for two days. */
const AWAY = 15;

/** A calendar, ideas, questions, answers, decisions and badges given by hand, spread over the half year. */
export async function playScript(scene: Scene, stage: Stage, imported: readonly PlannedPost[]): Promise<void> {
  scene.do(noon(stage.workingDays[0]!), stage.cast.animatrice, (command) => setCalendar(command, { holidays: 'fr' }, null));
  const [from, to] = stage.workingDays.slice(-AWAY);
  scene.do(noon(from!), stage.cast.member, (command) => setPause(command, { from: from!, to: to! }));
  for (const [index, idea] of IDEAS.entries()) await propose(scene, stage, idea, spread(stage, index, IDEAS.length));
  for (const [index, question] of QUESTIONS.entries()) await ask(scene, stage, question, spread(stage, index, QUESTIONS.length));
  for (const { question, body } of MORE_ANSWERS) {
    const found = imported.find(({ kind, title }) => kind === 'question' && comparable(title) === comparable(question));
    const asked = scene.posts.find(({ id }) => id === found?.id);
    if (asked) await answer(scene, stage, asked, body, someone(scene, asked), scene.random.between(2, 60));
  }
  for (const { title, ...fate } of FATES) {
    const found = imported.find((post) => post.kind === 'idea' && comparable(post.title) === comparable(title));
    const idea = scene.posts.find(({ id }) => id === found?.id);
    if (idea) decide(scene, stage, idea, fate);
  }
  for (const { badge, to, reason, share } of HONOURS) {
    const day = stage.workingDays[Math.floor(share * stage.workingDays.length)]!;
    scene.do(scene.hours.on(day), stage.cast.animatrice, async (command) => grantBadge(command, badge, (await stage.roster.member(to)).id, { reason }));
  }
}

/** What the files have for whoever tries an import, and no community would show, is taken away again. */
export const outOfShow = (imported: readonly PlannedPost[], who: string, at: number): Deed[] =>
  imported.filter(({ title }) => TRIALS.includes(title)).map(({ id }) => ({ at, who, run: (command) => removePost(command, id, 'Une ligne d’essai du fichier importé.') }));

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** Denser towards the end: the page is opened on the last day. */
function spread({ workingDays }: Stage, index: number, count: number): string {
  return workingDays[Math.floor(((index + 0.5) / count) ** 0.45 * workingDays.length)]!;
}

async function propose(scene: Scene, stage: Stage, idea: ScriptedIdea, day: string): Promise<void> {
  const at = scene.hours.on(day);
  const author = idea.by ? named(scene, stage.cast[idea.by]) : someone(scene, { at, author: null });
  const key = `demo idea ${idea.title}`;
  const id = await idOf(stage, author, key);
  scene.visit(at - 180_000, author, day);
  scene.do(at, author.subject, (command) => proposeIdea(command, stage.board, { title: idea.title, body: idea.body, tags: idea.tags }, key));
  const post = scene.add({ id, kind: 'idea', title: idea.title, author: author.subject, at, ...(idea.by && { draw: 0.3 }) });
  if (idea.fate) decide(scene, stage, post, idea.fate);
}

function decide(scene: Scene, { directory, roster, cast }: Stage, idea: LivePost, { status, note, after, owner }: Fate): void {
  const at = scene.hours.afterWorkingDays(idea.at, after);
  if (status === 'done' || status === 'declined') idea.closedAt = at;
  scene.do(at, directory.animateurFor(idea.author!, status)!, async (command) =>
    decideIdea(command, idea.id, { status, note, ...(owner && { owner: String((await roster.member(cast[owner])).id) }) }, null));
}

async function ask(scene: Scene, stage: Stage, question: ScriptedQuestion, day: string): Promise<void> {
  const at = scene.hours.on(day);
  const author = someone(scene, { at, author: stage.cast.member });
  const key = `demo question ${question.title}`;
  const id = await idOf(stage, author, key);
  scene.visit(at - 120_000, author, day);
  scene.do(at, author.subject, (command) => askQuestion(command, stage.board, { title: question.title, body: question.body, tags: question.tags }, key));
  const asked = scene.add({ id, kind: 'question', title: question.title, author: author.subject, at });
  for (const [index, { body, by }] of question.answers.entries()) {
    const given = await answer(scene, stage, asked, body, by ? named(scene, stage.cast[by]) : someone(scene, asked), scene.random.between(0.3, 30));
    if (index === question.accepted) scene.do(scene.hours.after(given.at, scene.random.between(0.2, 24)), author.subject, (command) => acceptAnswer(command, id, given.id));
  }
}

export async function answer(scene: Scene, stage: Stage, question: LivePost, body: string, author: Habit, hours: number): Promise<LivePost> {
  const at = scene.hours.after(question.at, hours);
  const key = `demo answer ${question.id} ${body}`;
  const id = await idOf(stage, author, key);
  scene.visit(at - 240_000, author, dayOf(at, scene.hours.timeZone));
  scene.do(at, author.subject, (command) => giveAnswer(command, question.id, { body }, key));
  return scene.add({ id, kind: 'answer', to: question.id, author: author.subject, at });
}

export async function idOf({ community, roster }: Stage, author: Habit, key: string): Promise<string> {
  return postId(community, (await roster.member(author.subject)).id, key);
}

/** Somebody who writes, is here already and is not the author of what is answered. */
export function someone(scene: Scene, about: Pick<LivePost, 'at' | 'author'>): Habit {
  return scene.random.pick(scene.habits, (habit) => (habit.since < about.at && habit.subject !== about.author ? habit.writes * habit.visits : 0))!;
}

export function named(scene: Scene, subject: string): Habit {
  return scene.habits.find((habit) => habit.subject === subject)!;
}
