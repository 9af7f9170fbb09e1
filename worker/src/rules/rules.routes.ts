import { Hono, type Context } from 'hono';
import type { Repricing, RuleList, RulePreview, RuleResult, RuleState } from '@cocarde/contract/rules.ts';
import type { App } from '../env.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { previewRule } from './preview.ts';
import { advanceRepricing } from './repricing.ts';
import { applyRule, discardDraft, listRules, retire, saveDraft } from './rules.ts';
import { previewQuery, ruleApplication, ruleDefinition, ruleId } from './rules.schema.ts';

export const ruleRoutes = new Hono<App>()
  .get('/rules', async (c) => c.json<RuleList>(await listRules(commandOf(c))))
  .put('/rules/:rule/draft', async (c) => {
    requireAnimateur(c.var);
    return c.json<RuleState>(await saveDraft(commandOf(c), ruleOf(c), await readBody(c.req.raw, ruleDefinition)));
  })
  .delete('/rules/:rule/draft', async (c) => c.json<RuleState>(await discardDraft(commandOf(c), ruleOf(c))))
  .get('/rules/:rule/preview', async (c) =>
    c.json<RulePreview>(await previewRule(commandOf(c), ruleOf(c), readQuery(c.req.url, previewQuery).from)))
  .post('/rules/:rule/versions', async (c) => {
    requireAnimateur(c.var);
    return c.json<RuleResult>(await applyRule(commandOf(c), ruleOf(c), await readBody(c.req.raw, ruleApplication)), 201);
  })
  .put('/rules/:rule/retirement', async (c) => c.json<RuleState>(await retire(commandOf(c), ruleOf(c))))
  .post('/repricings/:repricing/pages', async (c) => {
    requireAnimateur(c.var);
    return c.json<Repricing>(await advanceRepricing(commandOf(c), c.req.param('repricing')));
  });

function ruleOf(c: Context<App>): string {
  return parseInput(ruleId, c.req.param('rule'));
}
