import type { FactType } from '@cocarde/contract/points.ts';
import type { Fact } from '../facts/record.ts';
import type { PostKind, PostRow } from '../posts/posts.queries.ts';

/** The facts that stand and fall with a post itself, and whose points they are. */
export function factsOf(post: PostRow, parent: PostRow | null): Fact[] {
  const { author } = post;
  const own = { key: [post.id, null], past: true } as const;
  switch (post.kind) {
    case 'idea': return [
      { ...own, types: ['idea_proposed'], actor: author, author: null },
      { ...own, types: ['idea_selected'], actor: null, author },
    ];
    case 'question': return [
      { ...own, types: ['question_asked'], actor: author, author: null },
      { ...own, types: ['answer_accepted'], actor: author, author: null },
    ];
    case 'answer': return [
      { ...own, types: ['answer_given'], actor: author, author: parent!.author },
      { types: ['answer_accepted'], key: [parent!.id, post.id], past: true, actor: parent!.author, author },
    ];
    case 'comment': return [{ ...own, types: ['comment_written'], actor: author, author: parent!.author }];
    case 'page': return [];
  }
}

const OF_OTHERS: Readonly<Record<PostKind, readonly FactType[]>> = {
  idea: ['vote_cast', 'idea_supported', 'comment_written'],
  question: ['vote_cast', 'answer_given'],
  answer: ['vote_cast', 'answer_supported'],
  comment: [],
  page: [],
};

/** What members with these numbers gave its author by their votes and replies. Their own points for it are theirs. */
export function factsOfOthers({ id, kind, author }: PostRow, from: number, to: number): Fact {
  return { types: OF_OTHERS[kind], key: { about: id, from, to }, past: true, actor: null, author, only: 'author' };
}

/** What all did with it: votes and replies, with what these bring whoever did them. */
export function factsOfEverybody({ id, kind, author }: PostRow): Fact {
  return { types: OF_OTHERS[kind], key: { about: id, from: 0, to: Number.MAX_SAFE_INTEGER }, past: true, actor: null, author };
}
