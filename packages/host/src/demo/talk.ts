import type { ReactionKind } from '@cocarde/contract/discussion.ts';
import { dayOf } from '@cocarde/worker/calendar/calendar.ts';
import { writeComment } from '@cocarde/worker/comments/comments.ts';
import { postId } from '@cocarde/worker/posts/post-id.ts';
import { setReaction } from '@cocarde/worker/reactions/reactions.ts';
import type { Roster } from '../import/roster.ts';
import { DISCUSSIONS } from './discussions.ts';
import type { Habit } from './habits.ts';
import type { LivePost, Scene } from './scene.ts';

interface Talk {
  community: number;
  roster: Roster;
}

/** Threads below ideas, with names that are mentioned, and reactions to both. */
export async function playTalk(scene: Scene, talk: Talk): Promise<void> {
  for (const { idea: title, reactions, threads } of DISCUSSIONS) {
    const idea = scene.posts.find((post) => post.title === title)!;
    react(scene, idea.id, idea, reactions);
    let at = idea.at;
    for (const { body, reactions = {}, replies } of threads) {
      let to = await say(scene, talk, idea, { at: (at = scene.hours.after(at, scene.random.between(1, 4))), by: somebody(scene, idea, at), body });
      const thread = to.id;
      react(scene, to.id, to, reactions);
      for (const reply of replies) {
        const by = reply.by === 'author' ? scene.habits.find(({ subject }) => subject === idea.author)! : somebody(scene, to, at);
        const { id, name } = await talk.roster.member(to.author);
        const mentions = reply.body.includes('{them}') ? [String(id)] : [];
        to = await say(scene, talk, idea, { at: (at = scene.hours.after(at, scene.random.between(0.5, 3))), by, body: reply.body.replace('{them}', `@${name}`), thread, mentions });
        react(scene, to.id, to, reply.reactions ?? {});
      }
    }
  }
}

interface Said {
  id: string;
  at: number;
  author: string;
}

async function say(scene: Scene, { community, roster }: Talk, idea: LivePost, { at, by, ...input }: { at: number; by: Habit; body: string; thread?: string; mentions?: string[] }): Promise<Said> {
  const key = `demo comment ${idea.id} ${input.body}`;
  const id = await postId(community, (await roster.member(by.subject)).id, key);
  scene.visit(at - 120_000, by, dayOf(at, scene.hours.timeZone));
  scene.do(at, by.subject, (command) => writeComment(command, 'idea', idea.id, input, key));
  return { id, at, author: by.subject };
}

/** Each by somebody else, within the days after. */
function react(scene: Scene, post: string, about: Pick<LivePost, 'at' | 'author'>, reactions: Partial<Record<ReactionKind, number>>): void {
  for (const [kind, count] of Object.entries(reactions) as [ReactionKind, number][]) {
    const taken = new Set<string>();
    for (let n = 0; n < count; n++) {
      const by = somebody(scene, about, about.at, taken);
      taken.add(by.subject);
      const at = scene.hours.after(about.at, scene.random.between(0.5, 9));
      scene.visit(at - 60_000, by, dayOf(at, scene.hours.timeZone));
      scene.do(at, by.subject, (command) => setReaction(command, post, kind, true));
    }
  }
}

/** Who comes here, is here already and did not write what it is about. */
/** Somebody who may be known by name: nobody else can be mentioned. */
function somebody(scene: Scene, { author }: Pick<LivePost, 'author'>, at: number, taken = new Set<string>()): Habit {
  return scene.random.pick(scene.habits, ({ subject, since, visits, appears }) => (appears === 'yes' && since < at && subject !== author && !taken.has(subject) ? visits : 0))!;
}
