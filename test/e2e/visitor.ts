import { expect } from 'vitest';
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core';

export type Persona = 'member' | 'animatrice' | 'newcomer' | 'nobody';

export interface VisitorSettings {
  /** Who the demo intranet takes the visitor for; the member when nothing is said. */
  persona?: Persona;
  width?: number;
}

/** Somebody with a browser in front of pages of one intranet, and all that the browser had to complain about. */
export class Visitor {
  readonly page: Page;
  readonly origin: string;
  readonly requests: Request[] = [];
  /** Warnings, errors, refusals of the content security policy: none is expected. */
  readonly complaints: string[] = [];

  private constructor(page: Page, origin: string) {
    this.page = page;
    this.origin = origin;
    page.on('request', (request) => this.requests.push(request));
    page.on('console', (message) => ['warning', 'error'].includes(message.type()) && this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async arrive(browser: Browser, origin: string, { persona = 'member', width = 1280 }: VisitorSettings = {}): Promise<Visitor> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'fr-FR' });
    await context.addCookies([{ name: 'persona', value: persona, url: origin }]);
    return new Visitor(await context.newPage(), origin);
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  /** Opens a page and waits until nothing on it is loading. */
  async visit(path = '/'): Promise<void> {
    await this.page.goto(this.origin + path);
    await this.settled();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.settled();
  }

  /** Every element has its data or says why not. */
  async settled(): Promise<void> {
    await this.page.waitForFunction((names) => {
      const elements = names.flatMap((name) => [...document.querySelectorAll(`cocarde-${name}`)]);
      return elements.length > 0 && !document.querySelector('[data-cocarde]')
        && elements.every(({ shadowRoot }) => shadowRoot?.querySelector('button, summary, .state') && !shadowRoot.querySelector('.bone, [aria-busy=true]'));
    }, ['points', 'badges', 'profile', 'leaderboard', 'ideas', 'qa', 'vote']);
  }

  /** One of our elements, the first of its kind. */
  element(name: string): Locator {
    return this.page.locator(`cocarde-${name}`).first();
  }

  /** All that stands in one of our elements. */
  async text(name: string): Promise<string> {
    return (await this.element(name).evaluate(({ shadowRoot }) => shadowRoot!.textContent)).replace(/\s+/g, ' ');
  }

  /** Comes back when one of our elements says something. */
  async says(name: string, text: string): Promise<void> {
    await this.page.waitForFunction(([name, text]) => document.querySelector(`cocarde-${name}`)?.shadowRoot?.textContent.replace(/\s+/g, ' ').includes(text!), [name, text]);
  }

  /** Requests whose address holds this text. */
  asked(part: string, method?: string): Request[] {
    return this.requests.filter((request) => request.url().includes(part) && (!method || request.method() === method));
  }

  /** Presses one of the buttons in the demo intranet's header. */
  async become(name: string): Promise<void> {
    await this.page.getByRole('button', { name }).click();
    await this.settled();
  }
}

/** One exchange, one request for data, nobody asked but the intranet and the service, and nothing in the console. */
export function expectToGoWell(visitor: Visitor, service = visitor.origin): void {
  expect(visitor.complaints).toEqual([]);
  expect(visitor.asked('token')).toHaveLength(1);
  expect(visitor.asked('/session')).toHaveLength(1);
  expect(visitor.asked('/bootstrap')).toHaveLength(1);
  const others = visitor.requests.map((request) => new URL(request.url())).filter(({ protocol, origin }) => protocol !== 'data:' && ![visitor.origin, service].includes(origin));
  expect(others).toEqual([]);
}

/** An idea or a question in its board. */
export function post(board: Locator, title: string): Locator {
  return board.locator('li').filter({ has: board.page().locator('.title', { hasText: title }) });
}
