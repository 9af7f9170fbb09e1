import type activity from './en/activity.ts';
import type appear from './en/appear.ts';
import type audit from './en/audit.ts';
import type badge from './en/badge.ts';
import type badges from './en/badges.ts';
import type board from './en/board.ts';
import type boardLook from './en/board-look.ts';
import type boardTools from './en/board-tools.ts';
import type boardViews from './en/board-views.ts';
import type comments from './en/comments.ts';
import type common from './en/common.ts';
import type experts from './en/experts.ts';
import type expertsListing from './en/experts-listing.ts';
import type form from './en/form.ts';
import type ideaThread from './en/idea-thread.ts';
import type ideas from './en/ideas.ts';
import type inbox from './en/inbox.ts';
import type inboxList from './en/inbox-list.ts';
import type inboxSettings from './en/inbox-settings.ts';
import type leaderboard from './en/leaderboard.ts';
import type leaderboardPart from './en/leaderboard-part.ts';
import type league from './en/league.ts';
import type ledger from './en/ledger.ts';
import type member from './en/member.ts';
import type moderation from './en/moderation.ts';
import type moderationActs from './en/moderation-acts.ts';
import type moderationSettings from './en/moderation-settings.ts';
import type pageVote from './en/page-vote.ts';
import type periods from './en/periods.ts';
import type pending from './en/pending.ts';
import type points from './en/points.ts';
import type poll from './en/poll.ts';
import type pollBallot from './en/poll-ballot.ts';
import type pollForm from './en/poll-form.ts';
import type pollOutcome from './en/poll-outcome.ts';
import type pollManage from './en/poll-manage.ts';
import type polls from './en/polls.ts';
import type postActions from './en/post-actions.ts';
import type problems from './en/problems.ts';
import type profile from './en/profile.ts';
import type qa from './en/qa.ts';
import type questionDesk from './en/question-desk.ts';
import type questionThread from './en/question-thread.ts';
import type reactions from './en/reactions.ts';
import type report from './en/report.ts';
import type rings from './en/rings.ts';
import type ruleForm from './en/rule-form.ts';
import type ruleKept from './en/rule-kept.ts';
import type rules from './en/rules.ts';
import type streak from './en/streak.ts';
import type toast from './en/toast.ts';
import type visibility from './en/visibility.ts';
import type vote from './en/vote.ts';

/** Every key there is: English names them, the other languages must have the same. */
export type Key =
  | keyof typeof activity
  | keyof typeof appear
  | keyof typeof audit
  | keyof typeof badge
  | keyof typeof badges
  | keyof typeof board
  | keyof typeof boardLook
  | keyof typeof boardTools
  | keyof typeof boardViews
  | keyof typeof comments
  | keyof typeof common
  | keyof typeof experts
  | keyof typeof expertsListing
  | keyof typeof form
  | keyof typeof ideaThread
  | keyof typeof ideas
  | keyof typeof inbox
  | keyof typeof inboxList
  | keyof typeof inboxSettings
  | keyof typeof leaderboard
  | keyof typeof leaderboardPart
  | keyof typeof league
  | keyof typeof ledger
  | keyof typeof member
  | keyof typeof moderation
  | keyof typeof moderationActs
  | keyof typeof moderationSettings
  | keyof typeof pageVote
  | keyof typeof periods
  | keyof typeof pending
  | keyof typeof points
  | keyof typeof poll
  | keyof typeof pollBallot
  | keyof typeof pollForm
  | keyof typeof pollOutcome
  | keyof typeof pollManage
  | keyof typeof polls
  | keyof typeof postActions
  | keyof typeof problems
  | keyof typeof profile
  | keyof typeof qa
  | keyof typeof questionDesk
  | keyof typeof questionThread
  | keyof typeof reactions
  | keyof typeof report
  | keyof typeof rings
  | keyof typeof ruleForm
  | keyof typeof ruleKept
  | keyof typeof rules
  | keyof typeof streak
  | keyof typeof toast
  | keyof typeof visibility
  | keyof typeof vote;
