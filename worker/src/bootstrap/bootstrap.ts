import type { Part } from '@cocarde/contract/bootstrap.ts';
import { IDEA_SORTS, type IdeaSort } from '@cocarde/contract/ideas.ts';
import { PERIODS, type PeriodKind } from '@cocarde/contract/leaderboard.ts';
import { QUESTION_VIEWS, type QuestionView } from '@cocarde/contract/questions.ts';
import { badgePage } from '../badges/badge-page.ts';
import { today, type Command } from '../command.ts';
import type { Read } from '../database.ts';
import { memberNumber } from '../http/member-number.ts';
import { board as boardName } from '../http/text.ts';
import { ideaPage } from '../ideas/ideas.ts';
import { inboxPage, inboxState } from '../inbox/inbox.ts';
import { leaderboardPart } from '../leaderboard/leaderboards.ts';
import { leagueFor } from '../leagues/league.ts';
import { pointsOf } from '../points/points.queries.ts';
import { findPost } from '../posts/posts.queries.ts';
import { isRemoved } from '../posts/posts.ts';
import { ownProfile, publicProfile } from '../profile/profile.queries.ts';
import { questionPage } from '../questions/questions.ts';
import { roundFor, roundList } from '../rounds/rounds.ts';
import { subjectId } from '../votes/votes.routes.ts';
import { untouched, voteState } from '../votes/votes.ts';

/** The read behind a want, `ideas:campagnes:trending`; null for one that nobody offers. */
export function partFor(command: Command, want: string): Read<Part | null> | null {
  const { db, community, member, now } = command;
  const [name, ...rest] = want.split(':');
  const argument = rest.join(':');
  const day = today({ community, now });
  switch (name) {
    case 'points': return argument ? null : pointsOf(db, community, member.id, day);
    case 'badges': return argument ? null : badgePage(command);
    case 'profile': {
      if (!rest.length) return ownProfile(db, community, member.id, day);
      const other = memberNumber(argument);
      return other === null ? null : publicProfile(db, community, other, member.id, day);
    }
    case 'leaderboard': {
      // `week`, `week:2026-W38`, `rse/week:2026-W38`, `expertise~week`
      const [, currency, of, kind, period] = /^(?:([a-z0-9-]{1,30})~)?(?:([a-z0-9-]{1,40})\/)?([a-z]+)(?::([\w-]{1,40}))?$/.exec(argument) ?? [];
      return PERIODS.includes(kind as PeriodKind) ? leaderboardPart(command, { of, currency, kind: kind as PeriodKind, period }) : null;
    }
    // `league`, `league:2026-W38`
    case 'league': return leagueFor(command, argument || undefined);
    case 'ideas': {
      const [board, sort] = rest;
      return rest.length === 2 && boardName.safeParse(board).success && IDEA_SORTS.includes(sort as IdeaSort)
        ? ideaPage(command, board!, { sort: sort as IdeaSort }) : null;
    }
    case 'questions': {
      const [board, view] = rest;
      return rest.length === 2 && boardName.safeParse(board).success && QUESTION_VIEWS.includes(view as QuestionView)
        ? questionPage(db, member, board!, { view: view as QuestionView }) : null;
    }
    // `inbox`, `inbox:list`
    case 'inbox': return argument ? (argument === 'list' ? inboxPage(command) : null) : inboxState(command);
    case 'round': return roundFor(command, argument);
    case 'rounds': return argument || member.role !== 'animateur' ? null : roundList(command, {});
    case 'vote': {
      if (!subjectId.safeParse(argument).success) return null;
      const post = findPost(db, community.id, member.id, argument);
      return {
        statements: post.statements,
        take(results) {
          const found = post.take(results);
          return found ? (isRemoved(found) ? null : voteState(found, member.id)) : argument.startsWith('page:') ? untouched(argument) : null;
        },
      };
    }
    default: return null;
  }
}
