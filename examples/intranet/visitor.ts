import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { PERSONAS, type PersonaName } from './personas.ts';

/** The community's pages, by what is on them and by language. */
export const PAGES = { home: { fr: '/', en: '/en' }, ideas: { fr: '/idees', en: '/en/ideas' } } as const;
export type Place = keyof typeof PAGES;

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Who looks at the page, as this intranet remembers it: in cookies of its own, which Cocarde never sees. */
export interface Visitor {
  /** Null when nobody is signed in. */
  persona: PersonaName | null;
  theme: Theme;
}

const NOBODY = 'nobody';

/** Whoever comes for the first time is signed in as the member. A real intranet would look up its session here. */
export function visitorOf(c: Context): Visitor {
  const persona = getCookie(c, 'persona') ?? 'member';
  const theme = getCookie(c, 'theme') as Theme;
  return {
    persona: persona === NOBODY ? null : isPersona(persona) ? persona : 'member',
    theme: THEMES.includes(theme) ? theme : 'auto',
  };
}

/** Takes what one of the page's switches sent. */
export function remember(c: Context, choice: Record<string, unknown>): void {
  const { persona, theme } = choice;
  if (typeof persona === 'string' && (persona === NOBODY || isPersona(persona))) keep(c, 'persona', persona);
  if (THEMES.includes(theme as Theme)) keep(c, 'theme', theme as Theme);
}

function keep(c: Context, name: string, value: string): void {
  setCookie(c, name, value, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 31_536_000 });
}

function isPersona(name: string): name is PersonaName {
  return Object.hasOwn(PERSONAS, name);
}

/** Whether a request comes from a page of this very site. Every browser sends one of the two headers with a POST. */
export function fromOwnPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  return request.headers.get('origin') === new URL(request.url).origin;
}
