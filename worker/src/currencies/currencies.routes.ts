import { Hono } from 'hono';
import type { Currency, CurrencyList, Thresholds } from '@cocarde/contract/currencies.ts';
import type { App } from '../env.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { currenciesOf, declareCurrency, discardCurrency } from './currencies.ts';
import { currencyDefinition, currencyId, thresholdQuery } from './currencies.schema.ts';
import { thresholds } from './thresholds.ts';

export const currencyRoutes = new Hono<App>()
  .get('/currencies', (c) => c.json<CurrencyList>({ items: currenciesOf(commandOf(c).community) }))
  .get('/currencies/thresholds', (c) => c.json<Thresholds>({ thresholds: thresholds(readQuery(c.req.url, thresholdQuery)) }))
  .put('/currencies/:currency', async (c) => {
    requireAnimateur(c.var);
    const id = parseInput(currencyId, c.req.param('currency'));
    return c.json<Currency>(await declareCurrency(commandOf(c), id, await readBody(c.req.raw, currencyDefinition)));
  })
  .delete('/currencies/:currency', async (c) => {
    await discardCurrency(commandOf(c), c.req.param('currency'));
    return c.body(null, 204);
  });
