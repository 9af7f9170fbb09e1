import { OF_OTHERS } from '../facts/acts.ts';
import { known, type Facts } from '../facts/settlements.ts';
import type { PostRow } from '../posts/posts.queries.ts';

/** The facts that stand and fall with a post itself, and whose points they are. */
export function factsOf(post: PostRow, parent: PostRow | null): Facts[] {
  const { author } = post;
  const own = { key: [post.id, null], from: post.at } as const;
  switch (post.kind) {
    case 'idea': return [
      { ...own, types: ['idea_proposed'], actors: known(author), authors: [] },
      { ...own, types: ['idea_selected'], actors: [], authors: known(author) },
    ];
    case 'question': return [
      { ...own, types: ['question_asked'], actors: known(author), authors: [] },
      { ...own, types: ['answer_accepted'], actors: known(author), authors: [] },
    ];
    case 'answer': return [
      { ...own, types: ['answer_given'], actors: known(author), authors: known(parent!.author) },
      { types: ['answer_accepted'], key: [parent!.id, post.id], from: post.at, actors: known(parent!.author), authors: known(author) },
      { types: ['answer_validated'], key: [parent!.id, post.id], from: post.at, actors: [], authors: known(author) },
    ];
    case 'comment': return [{ ...own, types: ['comment_written'], actors: known(author), authors: known(parent!.author) }];
    case 'page': return [];
  }
}

/** What members with these numbers gave its author by their votes and replies. Their own points for it are theirs. */
export function factsOfOthers({ id, kind, author, at }: PostRow, from: number, to: number): Facts {
  return { types: OF_OTHERS[kind], key: { about: id, from, to }, from: at, actors: [], authors: known(author), only: 'author' };
}
