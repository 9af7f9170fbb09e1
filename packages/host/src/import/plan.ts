import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { proposeIdea, decideIdea } from '@cocarde/worker/ideas/ideas.ts';
import { postId } from '@cocarde/worker/posts/post-id.ts';
import { acceptAnswer, askQuestion, giveAnswer } from '@cocarde/worker/questions/questions.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';
import type { Changes } from './changes.ts';
import type { Checked } from './check.ts';
import type { Deed } from './deeds.ts';
import type { Directory } from './directory.ts';
import type { Finding } from './findings.ts';
import type { IdeaRecord } from './ideas.ts';
import type { QuestionRecord } from './questions.ts';
import type { Roster } from './roster.ts';
import { postStatus, votersOf, wasAccepted } from './standing.queries.ts';

export interface Target {
  db: Database;
  community: CommunityRow;
  /** Board of the ideas and of the questions. */
  board: string;
  roster: Roster;
  /** Date of what the files give none. */
  now: number;
}

/** A post as it will stand once the plan was carried out. */
export interface PlannedPost {
  id: string;
  kind: 'idea' | 'question' | 'answer';
  title: string;
  /** Subject of who wrote it. */
  author: string;
  at: number;
  /** When it stops taking votes. */
  closedAt: number;
  /** Subjects. */
  voters: Set<string>;
}

export interface Plan {
  deeds: Deed[];
  posts: PlannedPost[];
}

/**
 * What has to be done so that all of a check's ideas and questions are here. Whatever is here already stays as people
 * have left it since: an idea's status, a support that was withdrawn, a best answer.
 */
export async function planPosts(target: Target, checked: Checked, changes: Changes, report: (finding: Finding) => void): Promise<Plan> {
  const plans: Plan[] = [];
  for (const idea of checked.ideas) plans.push(await planIdea(target, idea, checked.directory, changes, report));
  for (const question of checked.questions) plans.push(await planQuestion(target, question, changes));
  return { deeds: plans.flatMap(({ deeds }) => deeds), posts: plans.flatMap(({ posts }) => posts) };
}

/** Keys come from what the row is, so that the same row is the same post in every import to a board. */
function keyOf(kind: string, at: number | null, place: string, text: string): string {
  return `import ${kind} ${at ?? ''} ${place} ${text}`;
}

async function planIdea(target: Target, idea: IdeaRecord, directory: Directory, changes: Changes, report: (finding: Finding) => void): Promise<Plan> {
  const { db, community, board, roster } = target;
  const at = idea.at ?? target.now;
  const key = keyOf('idea', idea.at, board, idea.title);
  const id = await postId(community.id, (await roster.member(idea.author)).id, key);
  const status = await postStatus(db, community.id, id);
  const deeds: Deed[] = [];
  if (status) {
    changes.unchanged += 1;
  } else {
    changes.ideas.push(idea.title);
    deeds.push({ at, who: idea.author, run: (command) => proposeIdea(command, board, { title: idea.title, body: idea.body, tags: idea.tags }, key) });
  }
  const voters = await votersOf(db, community.id, id);
  const members = await Promise.all(idea.supporters.map((subject) => roster.member(subject)));
  const missing = idea.supporters.filter((_, index) => !voters.has(members[index]!.id));
  changes.unchanged += idea.supporters.length - missing.length;
  if (missing.length && (status === 'done' || status === 'declined')) {
    report({ level: 'notice', file: idea.file, line: idea.line, column: null, reason: 'idea.closed', values: {} });
  } else {
    changes.supports += missing.length;
    deeds.push(...missing.map((who) => ({ at, who, run: (command) => castVote(command, id, 1) }) satisfies Deed));
  }
  // Last, because a closed idea takes no more votes.
  const animateur = directory.animateurFor(idea.author, idea.status);
  if (!status && idea.status !== 'new' && animateur) {
    changes.statuses += 1;
    deeds.push({ at, who: animateur, run: (command) => decideIdea(command, id, { status: idea.status }, null) });
  }
  const closedAt = idea.status === 'done' || idea.status === 'declined' ? at : Infinity;
  return { deeds, posts: [{ id, kind: 'idea', title: idea.title, author: idea.author, at, closedAt, voters: new Set(idea.supporters) }] };
}

async function planQuestion(target: Target, question: QuestionRecord, changes: Changes): Promise<Plan> {
  const { db, community, board, roster } = target;
  const at = question.at ?? target.now;
  const key = keyOf('question', question.at, board, question.title);
  const id = await postId(community.id, (await roster.member(question.author)).id, key);
  const deeds: Deed[] = [];
  if (await postStatus(db, community.id, id)) {
    changes.unchanged += 1;
  } else {
    changes.questions.push(question.title);
    deeds.push({ at, who: question.author, run: (command) => askQuestion(command, board, { title: question.title, body: question.body, tags: question.tags }, key) });
  }
  const post = { at, closedAt: Infinity, voters: new Set<string>() };
  const posts: PlannedPost[] = [{ ...post, id, kind: 'question', title: question.title, author: question.author }];
  for (const answer of question.answers) {
    const answerKey = keyOf('answer', question.at, id, answer.body);
    const answerId = await postId(community.id, (await roster.member(answer.author)).id, answerKey);
    posts.push({ ...post, id: answerId, kind: 'answer', title: '', author: answer.author, voters: new Set() });
    if (await postStatus(db, community.id, answerId)) {
      changes.unchanged += 1;
      continue;
    }
    changes.answers += 1;
    deeds.push({ at, who: answer.author, run: (command) => giveAnswer(command, id, { body: answer.body }, answerKey) });
  }
  const accepted = question.accepted === null ? undefined : posts[question.accepted + 1]!.id;
  if (accepted && !(await wasAccepted(db, community.id, id))) {
    changes.acceptances += 1;
    deeds.push({ at, who: question.author, run: (command) => acceptAnswer(command, id, accepted) });
  }
  return { deeds, posts };
}
