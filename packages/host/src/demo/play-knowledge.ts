import { BOUNTY } from '@cocarde/contract/questions.ts';
import { setUpBoard } from '@cocarde/worker/boards/boards.ts';
import type { Command } from '@cocarde/worker/command.ts';
import { writeComment } from '@cocarde/worker/comments/comments.ts';
import { readOne } from '@cocarde/worker/database.ts';
import { setFollow } from '@cocarde/worker/following/following.ts';
import { postId } from '@cocarde/worker/posts/post-id.ts';
import { promisable, putBounty } from '@cocarde/worker/questions/bounties.queries.ts';
import { closeQuestion, setDuplicate } from '@cocarde/worker/questions/closing.ts';
import { doubtQuestion } from '@cocarde/worker/questions/doubts.ts';
import { acceptAnswer, askQuestion } from '@cocarde/worker/questions/questions.ts';
import { setValidator, validateAnswer } from '@cocarde/worker/questions/validation.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';
import type { Habit } from './habits.ts';
import { CLOSED, DOUBTED, DUPLICATE, NAMELESS, PROMISED, type Promised, REMARKS, VALIDATED, VALIDATORS } from './knowledge.ts';
import type { LivePost, Scene } from './scene.ts';
import { answer, idOf, named, someone, type Stage } from './script.ts';

/** How many people vote for each question that is asked here. */
const VOTERS = 9;
/** Its asker goes on by this key; 32 characters or more. */
const NAMELESS_KEY = 'demo question that is asked without a name';

/**
 * What makes knowledge of questions and answers: validated, doubted, closed, the same as another, paid for, asked without a name, talked
 * about. It comes last, so that the rest of the community is the same with and without it.
 */
export async function playKnowledge(scene: Scene, stage: Stage): Promise<void> {
  const { cast, roster, workingDays, board } = stage;
  const opened = Date.parse(`${workingDays[0]}T12:00:00Z`);
  scene.do(opened, cast.animatrice, (command) => setUpBoard(command, board, { preset: 'ideas', name: { fr: 'Idées et questions', en: 'Ideas and questions' }, anonymous: true, waitDays: 30 }, null));
  for (const { theme, who } of VALIDATORS) scene.do(opened, cast.animatrice, async (command) => setValidator(command, (await roster.member(cast[who])).id, theme, true));

  const validated = new Map<string, number>();
  for (const { question, answer: index, by } of VALIDATED) {
    const given = answersTo(scene, question)[index]!;
    const at = scene.hours.after(given.at, 3);
    // Nobody validates their own.
    scene.do(at, given.author === cast[by] ? cast[by === 'member' ? 'animatrice' : 'member'] : cast[by], (command) => validateAnswer(command, given.id, true));
    validated.set(question, at);
  }
  const doubted = asked(scene, DOUBTED.question);
  scene.do(scene.hours.afterWorkingDays(validated.get(DOUBTED.question)!, 4), someone(scene, doubted).subject, (command) => doubtQuestion(command, doubted.id, DOUBTED.reason));
  scene.do(scene.hours.after(validated.get(CLOSED.question)!, 1), cast.animatrice, (command) => closeQuestion(command, asked(scene, CLOSED.question).id, CLOSED.note, null));

  for (const { question, answer: index, body, reply } of REMARKS) remark(scene, index === undefined ? asked(scene, question) : answersTo(scene, question)[index]!, body, reply);
  await playDuplicate(scene, stage);
  await playNameless(scene, stage);
  for (const promised of PROMISED) await playPromise(scene, stage, promised);
  scene.do(scene.hours.on(workingDays.at(-2)!), cast.member, (command) => setFollow(command, asked(scene, DUPLICATE.of).id, true));
}

const asked = (scene: Scene, title: string): LivePost => scene.posts.find((post) => post.kind === 'question' && post.title === title)!;
const answersTo = (scene: Scene, title: string): LivePost[] => scene.posts.filter(({ to }) => to === asked(scene, title).id);

function remark(scene: Scene, below: LivePost, body: string, reply: string | undefined): void {
  let { at, author } = below;
  for (const said of [body, ...(reply ? [reply] : [])]) {
    at = scene.hours.after(at, scene.random.between(1, 5));
    const by = someone(scene, { at, author });
    scene.do(at, by.subject, (command) => writeComment(command, below.kind as 'question' | 'answer', below.id, { body: said }, `demo comment ${below.id} ${said}`));
    author = by.subject;
  }
}

async function playDuplicate(scene: Scene, stage: Stage): Promise<void> {
  const original = asked(scene, DUPLICATE.of);
  const { title, body, tags, answers, ago } = DUPLICATE;
  const at = scene.hours.on(stage.workingDays.at(-ago)!);
  const author = someone(scene, { at, author: original.author });
  const post = await put(scene, stage, author, at, { title, body, tags, answers });
  // Nobody takes over the votes of somebody else's question.
  scene.do(scene.hours.afterWorkingDays(at, 2), stage.directory.animateurFor(original.author!, 'planned')!, (command) => setDuplicate(command, post.id, original.id, null));
}

async function playNameless(scene: Scene, stage: Stage): Promise<void> {
  const { title, body, tags, answers, ago } = NAMELESS;
  const at = scene.hours.on(stage.workingDays.at(-ago)!);
  const messenger = someone(scene, { at, author: stage.cast.member });
  const post = scene.add({ id: await postId(stage.community, null, NAMELESS_KEY), kind: 'question', title, author: null, at });
  scene.do(at, messenger.subject, (command) => askQuestion(command, stage.board, { title, body, tags, anonymous: true }, NAMELESS_KEY));
  await answered(scene, stage, post, answers);
}

async function playPromise(scene: Scene, stage: Stage, { ago, points, accepted, ...input }: Promised): Promise<void> {
  const at = scene.hours.on(stage.workingDays.at(-ago)!);
  const author = named(scene, stage.cast.member);
  const post = await put(scene, stage, author, at, input);
  scene.do(at + 60_000, author.subject, (command) => promiseWhatIsThere(command, post.id, points));
  const best = accepted === null ? undefined : answersTo(scene, input.title)[accepted];
  if (best) scene.do(scene.hours.after(best.at, 2), author.subject, (command) => acceptAnswer(command, post.id, best.id));
}

/** Which day it is decides how many points somebody has. By the statement and not the command, which fails where the demo is of a day so long ago that the promise has lapsed. */
async function promiseWhatIsThere({ db, community, member, now }: Command, question: string, points: number): Promise<void> {
  const most = Math.min(points, await readOne(db, promisable(db, community.id, question, member.id)));
  if (most >= BOUNTY.least) await db.batch(putBounty(db, community.id, question, member.id, most, now, now + BOUNTY.mostDays * 86_400_000));
}

async function put(scene: Scene, stage: Stage, author: Habit, at: number, { title, body, tags, answers }: Pick<Promised, 'title' | 'body' | 'tags' | 'answers'>): Promise<LivePost> {
  const key = `demo question ${title}`;
  const id = await idOf(stage, author, key);
  scene.do(at, author.subject, (command) => askQuestion(command, stage.board, { title, body, tags }, key));
  const post = scene.add({ id, kind: 'question', title, author: author.subject, at });
  await answered(scene, stage, post, answers);
  return post;
}

async function answered(scene: Scene, stage: Stage, question: LivePost, answers: readonly string[]): Promise<void> {
  for (const body of answers) await answer(scene, stage, question, body, someone(scene, question), scene.random.between(0.5, 6));
  const people = scene.habits.filter(({ subject, visits, since }) => visits > 0.05 && since < question.at && subject !== question.author);
  for (const { subject } of scene.random.shuffle(people).slice(0, VOTERS)) scene.do(question.at + scene.random.between(1, 20) * 3_600_000, subject, (command) => castVote(command, question.id, 1));
}
