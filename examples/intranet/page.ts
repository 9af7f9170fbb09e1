import { html } from 'hono/html';
import { PERSONAS, type PersonaName } from './personas.ts';
import { THEMES, type Visitor } from './visitor.ts';
import { type Language, WORDS } from './words.ts';

interface PageSettings {
  language: Language;
  visitor: Visitor;
  cocardeUrl: string;
  community: string;
}

type Markup = ReturnType<typeof html>;

const ADDRESSES: Record<Language, string> = { fr: '/', en: '/en' };

/** The community's page of the intranet. What belongs to Cocarde: one script tag, the cocarde-… tags, one marked div. */
export function intranetPage({ language, visitor, cocardeUrl, community }: PageSettings): Markup {
  const words = WORDS[language];
  const { article } = words;
  const animates = visitor.persona === 'animatrice';
  return html`<!doctype html>
<html lang="${language}" data-theme="${visitor.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · Groupe Méridien</title>
<link rel="icon" href="/intranet.svg" type="image/svg+xml">
<link rel="stylesheet" href="/intranet.css">
<script src="${cocardeUrl}/cocarde.js" data-community="${community}" data-auth="/token" defer></script>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
${header(language, visitor)}
${switches(language, visitor)}
<main id="content">
  <section class="column" aria-label="${words.mine}">
    <cocarde-points></cocarde-points>
    <cocarde-badges></cocarde-badges>
    <cocarde-profile></cocarde-profile>
    ${animates ? html`<cocarde-moderation></cocarde-moderation>
    <cocarde-pending></cocarde-pending>
    <cocarde-rings></cocarde-rings>` : ''}
  </section>
  <section class="column" aria-label="${words.discussion}">
    <article>
      <h1>${article.title}</h1>
      <p class="byline">${article.byline}</p>
      ${article.paragraphs.map((text) => html`<p>${text}</p>`)}
      <cocarde-vote subject="article-horizon" label="${article.vote}"></cocarde-vote>
    </article>
    <noscript><p class="notice">${words.withoutScript}</p></noscript>
    <cocarde-ideas board="campagnes" heading="${words.ideas}"></cocarde-ideas>
    <cocarde-qa board="campagnes"></cocarde-qa>
    ${animates ? html`<cocarde-rules></cocarde-rules>` : ''}
  </section>
  <section class="column" aria-label="${words.ranking}">
    <div data-cocarde="leaderboard" data-podium></div>
    <cocarde-leaderboard of="equipes" period="month"></cocarde-leaderboard>
    <cocarde-leaderboard currency="expertise" period="season"></cocarde-leaderboard>
  </section>
</main>
</body>
</html>`;
}

function header(language: Language, { persona }: Visitor): Markup {
  const { places, navigation, signedOut } = WORDS[language];
  return html`<header>
  <b>Groupe Méridien</b>
  <nav aria-label="${navigation}">
    ${places.before.map((place) => html`<span>${place}</span>`)}
    <a href="${ADDRESSES[language]}" aria-current="page">${places.here}</a>
    ${places.after.map((place) => html`<span>${place}</span>`)}
  </nav>
  <cocarde-inbox></cocarde-inbox>
  <span class="who">${persona ? PERSONAS[persona].name : signedOut}</span>
</header>`;
}

/** Plain forms: the intranet needs no script of its own. */
function switches(language: Language, visitor: Visitor): Markup {
  const words = WORDS[language];
  const other: Language = language === 'fr' ? 'en' : 'fr';
  const personas: (PersonaName | 'nobody')[] = ['member', 'animatrice', 'newcomer', 'nobody'];
  return html`<aside class="switches" aria-label="${words.demo}">
  ${choice(language, words.as, 'persona', personas.map((name) => ({ name, label: words.personas[name], chosen: name === (visitor.persona ?? 'nobody') })))}
  ${choice(language, words.theme, 'theme', THEMES.map((name) => ({ name, label: words.themes[name], chosen: name === visitor.theme })))}
  <a href="${ADDRESSES[other]}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>
</aside>`;
}

function choice(language: Language, label: string, field: string, options: { name: string; label: string; chosen: boolean }[]): Markup {
  return html`<form method="post" action="/choose" aria-label="${label}">
    <input type="hidden" name="back" value="${ADDRESSES[language]}">
    <span>${label}</span>
    ${options.map((option) => html`<button name="${field}" value="${option.name}" aria-pressed="${String(option.chosen)}">${option.label}</button>`)}
  </form>`;
}
