import { Hono } from 'hono';
import type { App } from './env.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { badgeRoutes } from './badges/badges.routes.ts';
import { boardRoutes } from './boards/boards.routes.ts';
import { bootstrapRoutes } from './bootstrap/bootstrap.routes.ts';
import { activityRoutes } from './activity/activity.routes.ts';
import { calendarRoutes } from './calendar/calendar.routes.ts';
import { currencyRoutes } from './currencies/currencies.routes.ts';
import { editingRoutes } from './editing/editing.routes.ts';
import { expertRoutes } from './experts/experts.routes.ts';
import { eventRoutes } from './events/events.routes.ts';
import { factTypeRoutes } from './facts/fact-types.routes.ts';
import { followingRoutes } from './following/following.routes.ts';
import { guardKeys } from './http/api-key.ts';
import { communityCors } from './http/cors.ts';
import { asProblem, ProblemError, problemResponse } from './http/problem.ts';
import { requireSession } from './http/session.ts';
import { ideaRoutes } from './ideas/ideas.routes.ts';
import { commentRoutes } from './comments/comments.routes.ts';
import { correctionRoutes } from './corrections/corrections.routes.ts';
import { identityRoutes } from './identity/identity.routes.ts';
import { inboxRoutes } from './inbox/inbox.routes.ts';
import { leaderboardRoutes } from './leaderboard/leaderboard.routes.ts';
import { leagueRoutes } from './leagues/league.routes.ts';
import { ledgerRoutes } from './ledger/ledger.routes.ts';
import { memberRoutes } from './members/members.routes.ts';
import { mergingRoutes } from './merging/merging.routes.ts';
import { moderationRoutes } from './moderation/moderation.routes.ts';
import { movingRoutes } from './moving/moving.routes.ts';
import { pendingRoutes } from './pending/pending.routes.ts';
import { profileRoutes } from './profile/profile.routes.ts';
import { questionRoutes } from './questions/questions.routes.ts';
import { reactionRoutes } from './reactions/reactions.routes.ts';
import { removalRoutes } from './removal/removal.routes.ts';
import { ringRoutes } from './rings/rings.routes.ts';
import { roundRoutes } from './rounds/rounds.routes.ts';
import { ruleRoutes } from './rules/rules.routes.ts';
import { similarRoutes } from './similar/similar.routes.ts';
import { streakRoutes } from './streaks/streaks.routes.ts';
import { teamRoutes } from './teams/teams.routes.ts';
import { themeRoutes } from './themes/themes.routes.ts';
import { voteRoutes } from './votes/votes.routes.ts';

/** The whole API. The same on Cloudflare and on Node: only what `Env` holds differs. */
export function createApp(): Hono<App> {
  const app = new Hono<App>();

  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID());
    c.header('x-request-id', c.var.requestId);
    // Said on every answer: without it the platform may keep one for two hours, whoever asked.
    c.header('cache-control', 'private, no-store');
    c.header('x-content-type-options', 'nosniff');
    await next();
  });

  app.use('/v1/c/:community/*', guardKeys);
  app.use('/v1/c/:community/*', communityCors);
  app.route('/v1/c/:community', identityRoutes);
  // Before the session is asked for: these take an API key.
  app.route('/v1/c/:community', eventRoutes);
  app.route('/v1/c/:community', factTypeRoutes);
  app.use('/v1/c/:community/*', requireSession);
  for (const routes of [
    bootstrapRoutes, memberRoutes, ledgerRoutes, leagueRoutes, leaderboardRoutes, badgeRoutes, boardRoutes, ideaRoutes, commentRoutes, questionRoutes, similarRoutes, editingRoutes, reactionRoutes, followingRoutes, removalRoutes, moderationRoutes, auditRoutes, mergingRoutes, movingRoutes, voteRoutes, roundRoutes, ruleRoutes, correctionRoutes,
    themeRoutes, expertRoutes, activityRoutes, calendarRoutes, streakRoutes, profileRoutes, currencyRoutes, pendingRoutes, ringRoutes, teamRoutes, inboxRoutes,
  ]) app.route('/v1/c/:community', routes);

  app.notFound((c) => problem(c, new ProblemError('not_found')));
  app.onError((error, c) => {
    const known = asProblem(error);
    if (known.code === 'internal_error') console.error(JSON.stringify({ requestId: c.var.requestId, path: c.req.path, error: String(error), stack: (error as Error).stack }));
    return problem(c, known);
  });
  return app;
}

function problem(c: Parameters<Parameters<Hono<App>['notFound']>[0]>[0], error: ProblemError): Response {
  const response = problemResponse(error, c.var.requestId);
  // Headers that were set on the way, CORS above all, belong to problems too.
  c.res.headers.forEach((value, name) => {
    if (!response.headers.has(name)) response.headers.set(name, value);
  });
  return response;
}
