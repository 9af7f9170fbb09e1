/** Titles as people write them, from parts: the same ones every time, each once up to `FRENCH` and `ENGLISH`. */
const PARTS = {
  fr: [
    ['Créer', 'Organiser', 'Proposer', 'Réduire', 'Améliorer', 'Partager', 'Tester', 'Repenser', 'Simplifier', 'Mesurer', 'Financer', 'Mutualiser', 'Automatiser', 'Publier', 'Traduire', 'Préparer', 'Ouvrir', 'Relancer', 'Comparer', 'Documenter', 'Comment animer', 'Qui connaît', 'Où trouver', 'Pourquoi pas', 'Peut-on revoir', 'Faut-il garder', 'Quel budget pour', 'Quel délai pour', 'Un guide pour', 'Une formation sur', 'Un atelier sur', 'Un sondage sur', 'Des modèles pour', 'Un canal pour', 'Un concours autour de', 'Une charte pour'],
    ['les réunions', 'la lettre interne', 'les visuels', 'le catalogue', 'les fiches produit', 'le calendrier', 'les retours', 'la veille', 'les vidéos courtes', 'les avis clients', 'le tableau de bord', 'les campagnes', 'la page d’accueil', 'les commentaires', 'les partenariats', 'le budget', 'les déplacements', 'les notes de frais', 'les congés', 'la cantine', 'les imprimantes', 'la messagerie', 'les formations', 'l’accueil des stagiaires', 'les contrats', 'les factures', 'la boutique en ligne', 'les enquêtes', 'les salons professionnels', 'les emballages', 'la photothèque', 'les podcasts', 'le site mobile', 'les traductions', 'les témoignages', 'la base de contacts', 'les stocks', 'les vitrines', 'les livraisons', 'les promotions', 'le parrainage', 'les tutoriels', 'la charte graphique', 'les objectifs', 'les indicateurs', 'les entretiens annuels', 'la sécurité', 'les sauvegardes', 'les abonnements', 'la fidélité'],
    ['avec le service client', 'pour les magasins de Lille', 'entre les deux sites', 'chaque trimestre', 'avant l’été', 'sans réunion', 'avec les équipes de vente', 'pour les nouveaux arrivants', 'à Lyon', 'en anglais', 'sur le terrain', 'le vendredi matin', 'pour la rentrée', 'avec nos partenaires', 'dans l’intranet', 'par téléphone', 'après chaque campagne', 'en moins d’une heure', 'pour la direction', 'avec un prestataire', 'pour les alternants', 'à moindre coût', 'sans papier', 'pour l’export', 'avec la logistique', 'deux fois par mois', 'pour les indépendants', 'au siège', 'pendant les soldes', 'selon les régions', 'avec l’informatique', 'pour les commerciaux', 'en visioconférence', 'pour la communauté', 'à la demande', 'dès janvier', 'pour les franchisés', 'avec les ressources humaines', 'pour Noël', 'en une page'],
    ['', ' : retour d’expérience', ' (pilote)', ', version courte', ' : premier bilan', ' et après ?'],
  ],
  en: [
    ['Create', 'Organise', 'Suggest', 'Reduce', 'Improve', 'Share', 'Test', 'Rethink', 'Simplify', 'Measure', 'Fund', 'Pool', 'Automate', 'Publish', 'Translate', 'Prepare', 'Open', 'Restart', 'Compare', 'Document', 'How to run', 'Who knows', 'Where to find', 'Why not', 'May we review', 'Should we keep', 'Which budget for', 'Which deadline for', 'A guide for', 'A course on', 'A workshop on', 'A poll on', 'Templates for', 'A channel for', 'A contest around', 'A charter for'],
    ['meetings', 'the internal newsletter', 'visuals', 'the catalogue', 'product pages', 'the calendar', 'returns', 'our reading list', 'short videos', 'customer reviews', 'the dashboard', 'campaigns', 'the landing page', 'comments', 'partnerships', 'the budget', 'business travel', 'expense claims', 'holidays', 'the canteen', 'printers', 'the mail system', 'training', 'the welcome of interns', 'contracts', 'invoices', 'the online shop', 'surveys', 'trade fairs', 'packaging', 'the photo library', 'podcasts', 'the mobile site', 'translations', 'testimonials', 'the contact base', 'stock', 'shop windows', 'deliveries', 'promotions', 'sponsorship', 'tutorials', 'the style guide', 'goals', 'indicators', 'yearly reviews', 'safety', 'backups', 'subscriptions', 'loyalty cards'],
    ['with customer service', 'for the shops in Leeds', 'between both sites', 'every quarter', 'before summer', 'without a meeting', 'with the sales teams', 'for newcomers', 'in Bristol', 'in French', 'in the field', 'on Friday morning', 'for September', 'with our partners', 'on the intranet', 'by phone', 'after each campaign', 'in less than an hour', 'for the board', 'with a contractor', 'for apprentices', 'at a lower cost', 'without paper', 'for export', 'with logistics', 'twice a month', 'for freelancers', 'at the head office', 'during the sales', 'by region', 'with the IT team', 'for sales people', 'by video call', 'for the community', 'on demand', 'from January', 'for franchisees', 'with human resources', 'for Christmas', 'on one page'],
    ['', ': lessons learned', ' (pilot)', ', short version', ': first results', ' and then?'],
  ],
} as const;

/** `n` counts from 0. */
export function madeTitle(lang: 'fr' | 'en', n: number): string {
  const parts = PARTS[lang];
  const all = parts.reduce((product, { length }) => product * length, 1);
  // A stride without a factor in common with 36 × 50 × 40 × 6 comes by every combination before it returns to one.
  let place = (n * 190_573) % all;
  return parts.map((choices, i) => {
    const choice = choices[place % choices.length]!;
    place = Math.floor(place / choices.length);
    return i && i < 3 ? ` ${choice}` : choice;
  }).join('');
}

/** Titles that begin as one of these and end as another: each has so many neighbours with half of its words. */
export function crossedTitles(titles: readonly string[], neighbours: number): string[] {
  const halves = titles.map((title) => {
    const words = title.split(' ');
    const half = Math.ceil(words.length / 2);
    return [words.slice(0, half).join(' '), words.slice(half).join(' ')];
  });
  return titles.flatMap((_, i) => Array.from({ length: neighbours }, (_, n) => `${halves[i]![0]} ${halves[(i + 1 + n) % titles.length]![1]}`.trim()))
    .filter((title) => !titles.includes(title));
}
