import { html } from 'hono/html';
import { PERSONAS, type PersonaName } from './personas.ts';
import { PAGES, type Place, THEMES, type Visitor } from './visitor.ts';
import { type Language, WORDS } from './words.ts';

interface PageSettings {
  place: Place;
  language: Language;
  visitor: Visitor;
  cocardeUrl: string;
  community: string;
  polls: readonly string[];
}

type Markup = ReturnType<typeof html>;

/** A page of the community in the intranet. What belongs to Cocarde: one script tag, the cocarde-… tags, one marked div. */
export function intranetPage({ place, language, visitor, cocardeUrl, community, polls }: PageSettings): Markup {
  const words = WORDS[language];
  return html`<!doctype html>
<html lang="${language}" data-theme="${visitor.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${place === 'home' ? words.title : words.ideasPage.title} · Groupe Méridien</title>
<link rel="icon" href="/intranet.svg" type="image/svg+xml">
<link rel="stylesheet" href="/intranet.css">
<script src="${cocardeUrl}/cocarde.js" data-community="${community}" data-auth="/token" defer></script>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
${header(place, language, visitor)}
${switches(place, language, visitor)}
${place === 'home' ? home(language, visitor) : ideas(language, visitor, polls)}
</body>
</html>`;
}

/** What is new, and whatever one can do about it. */
function home(language: Language, visitor: Visitor): Markup {
  const words = WORDS[language];
  const { article } = words;
  const animates = visitor.persona === 'animatrice';
  return html`<main id="content">
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
    <cocarde-activity></cocarde-activity>
    <cocarde-experts board="campagnes"></cocarde-experts>
  </section>
</main>`;
}

/** Boards and polls: what goes on, what waits, what became of it, as much as one request for data holds. The facilitator has one board more, and the desk of all polls. */
function ideas(language: Language, { persona }: Visitor, polls: readonly string[]): Markup {
  const words = WORDS[language];
  const { title, intro, roadmap, beside } = words.ideasPage;
  return html`<main id="content" class="ideas">
  <section class="column whole">
    <article>
      <h1>${title}</h1>
      <p class="byline">${intro}</p>
    </article>
    <noscript><p class="notice">${words.withoutScript}</p></noscript>
    <cocarde-ideas board="campagnes" view="roadmap" heading="${roadmap}"></cocarde-ideas>
  </section>
  <section class="column" aria-label="${words.places.ideas}">
    <cocarde-ideas board="irritants"></cocarde-ideas>
    <cocarde-ideas board="veille"></cocarde-ideas>
    <cocarde-ideas board="lecons"></cocarde-ideas>
    ${persona === 'animatrice' ? html`<cocarde-ideas board="inspirations"></cocarde-ideas>` : ''}
  </section>
  <section class="column" aria-label="${beside}">
    ${polls.map((poll) => html`<cocarde-poll round="${poll}"></cocarde-poll>`)}
    ${persona === 'animatrice' ? html`<cocarde-poll></cocarde-poll>` : ''}
    <cocarde-points></cocarde-points>
  </section>
</main>`;
}

function header(place: Place, language: Language, { persona }: Visitor): Markup {
  const { places, navigation, signedOut } = WORDS[language];
  return html`<header>
  <b>Groupe Méridien</b>
  <nav aria-label="${navigation}">
    ${places.before.map((place) => html`<span>${place}</span>`)}
    ${(['home', 'ideas'] as const).map((name) => html`<a href="${PAGES[name][language]}"${name === place ? html` aria-current="page"` : ''}>${places[name]}</a>`)}
    ${places.after.map((place) => html`<span>${place}</span>`)}
  </nav>
  <cocarde-inbox></cocarde-inbox>
  <span class="who">${persona ? PERSONAS[persona].name : signedOut}</span>
</header>`;
}

/** Plain forms: the intranet needs no script of its own. */
function switches(place: Place, language: Language, visitor: Visitor): Markup {
  const words = WORDS[language];
  const other: Language = language === 'fr' ? 'en' : 'fr';
  const personas: (PersonaName | 'nobody')[] = ['member', 'animatrice', 'newcomer', 'nobody'];
  return html`<aside class="switches" aria-label="${words.demo}">
  ${choice(PAGES[place][language], words.as, 'persona', personas.map((name) => ({ name, label: words.personas[name], chosen: name === (visitor.persona ?? 'nobody') })))}
  ${choice(PAGES[place][language], words.theme, 'theme', THEMES.map((name) => ({ name, label: words.themes[name], chosen: name === visitor.theme })))}
  <a href="${PAGES[place][other]}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>
</aside>`;
}

function choice(back: string, label: string, field: string, options: { name: string; label: string; chosen: boolean }[]): Markup {
  return html`<form method="post" action="/choose" aria-label="${label}">
    <input type="hidden" name="back" value="${back}">
    <span>${label}</span>
    ${options.map((option) => html`<button name="${field}" value="${option.name}" aria-pressed="${String(option.chosen)}">${option.label}</button>`)}
  </form>`;
}
