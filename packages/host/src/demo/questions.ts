export interface ScriptedQuestion {
  title: string;
  body: string;
  tags: string[];
  answers: readonly ScriptedAnswer[];
  /** Index of the answer that is accepted. */
  accepted: number | null;
}

export interface ScriptedAnswer {
  body: string;
  /** Given by this persona; by anybody else when missing. */
  by?: 'member';
}

/** Questions of the demo community beside those of its files, in the order in which they come. */
export const QUESTIONS: readonly ScriptedQuestion[] = [
  {
    title: 'Quelle durée pour une vidéo de présentation de produit ?',
    body: 'Nos vidéos de deux minutes sont abandonnées au bout de vingt secondes.',
    tags: ['vidéo courte'],
    answers: [
      { body: 'Trente secondes, et le produit en main dès la troisième.' },
      { body: 'Sur la page produit on tient quarante-cinq secondes, sur les réseaux moitié moins.' },
    ],
    accepted: 0,
  },
  {
    title: 'Comment présenter un test A/B à quelqu’un qui n’aime pas les chiffres ?',
    body: '',
    tags: ['mesure'],
    answers: [
      { body: 'Une phrase, un dessin, une décision. Le tableau va en annexe.' },
    ],
    accepted: 0,
  },
  {
    title: 'Qui valide un partenariat de moins de 500 euros ?',
    body: '',
    tags: ['influence', 'organisation'],
    answers: [
      { body: 'La ou le responsable d’équipe, avec une ligne dans le tableau des partenariats.' },
      { body: 'Chez nous aussi, et on prévient la relation presse si la personne est connue.' },
    ],
    accepted: 0,
  },
  {
    title: 'Peut-on réutiliser une photo de magasin prise par un client ?',
    body: 'Elle est publique sur son compte.',
    tags: ['contenu', 'juridique'],
    answers: [
      { body: 'Publique ne veut pas dire libre : il faut un accord écrit, même par message.', by: 'member' },
    ],
    accepted: 0,
  },
  {
    title: 'Quel outil pour planifier des stories à plusieurs ?',
    body: 'Nous sommes quatre à publier.',
    tags: ['réseaux sociaux', 'organisation'],
    answers: [
      { body: 'Le calendrier partagé suffit tant que vous êtes moins de six.' },
      { body: 'On a gardé l’outil du groupe, avec une couleur par personne.' },
    ],
    accepted: 1,
  },
  {
    title: 'Comment répondre à un commentaire agressif mais juste sur le fond ?',
    body: '',
    tags: ['modération'],
    answers: [
      { body: 'Remercier pour le fond, répondre au fait, ne rien dire du ton.' },
      { body: 'Et proposer un message privé si la suite demande des détails.' },
    ],
    accepted: 0,
  },
  {
    title: 'Quelles questions poser dans un sondage de trois questions ?',
    body: 'C’est pour les équipes de vente, avant la campagne.',
    tags: ['vente', 'mesure'],
    answers: [
      { body: 'Qu’est-ce qu’on vous demande ? Qu’est-ce qui vous manque ? Qu’est-ce que vous diriez à ma place ?' },
    ],
    accepted: 0,
  },
  {
    title: 'Y a-t-il une règle pour les émojis dans les objets d’e-mail ?',
    body: '',
    tags: ['crm'],
    answers: [
      { body: 'Un au plus, jamais à la place d’un mot.' },
      { body: 'Sur nos envois, l’effet est nul depuis un an : on n’en met plus.' },
    ],
    accepted: 1,
  },
  {
    title: 'Comment nommer les fichiers pour les retrouver un an après ?',
    body: '',
    tags: ['organisation'],
    answers: [
      { body: 'Année, mois, campagne, format, version : 2026-09_rentree_banniere_v2.', by: 'member' },
    ],
    accepted: 0,
  },
  {
    title: 'Où trouver les chiffres de fréquentation par magasin ?',
    body: '',
    tags: ['mesure'],
    answers: [
      { body: 'Même tableau que la satisfaction, onglet « Passages », mis à jour le mardi.' },
    ],
    accepted: 0,
  },
  {
    title: 'Faut-il annoncer une rupture de stock sur les réseaux ?',
    body: 'Le produit revient dans trois semaines.',
    tags: ['réseaux sociaux', 'vente'],
    answers: [
      { body: 'Oui si l’on a une date, avec l’inscription à l’alerte. Sans date, on attend.' },
      { body: 'Demander d’abord aux magasins : certains en ont encore.' },
    ],
    accepted: 0,
  },
  {
    title: 'Qui a un exemple de bilan de campagne d’une page ?',
    body: '',
    tags: ['campagne', 'mesure'],
    answers: [
      { body: 'Je vous envoie celui de la rentrée : objectif, résultat, ce qu’on referait.', by: 'member' },
    ],
    accepted: 0,
  },
  {
    title: 'Comment faire participer les magasins aux idées ?',
    body: 'Ils n’ont pas toujours un ordinateur sous la main.',
    tags: ['animation', 'terrain'],
    answers: [
      { body: 'Un code à scanner dans l’espace de pause, la page marche très bien sur téléphone.' },
      { body: 'Et quelqu’un qui dit ce que sont devenues les idées, sinon ça retombe.' },
    ],
    accepted: 0,
  },
  {
    title: 'Quel délai prévoir avec un créateur pour une vidéo ?',
    body: '',
    tags: ['influence'],
    answers: [
      { body: 'Trois semaines avec un brief clair, cinq sans.' },
    ],
    accepted: 0,
  },
  {
    title: 'Sous-titres automatiques : relire ou non ?',
    body: '',
    tags: ['vidéo courte', 'accessibilité'],
    answers: [
      { body: 'Toujours, surtout les noms de produits.' },
      { body: 'Dix minutes pour une vidéo d’une minute, c’est tenable.' },
    ],
    accepted: 0,
  },
  {
    title: 'Quels mots éviter dans une fiche produit ?',
    body: '',
    tags: ['rédaction', 'seo'],
    answers: [
      { body: '« Unique », « innovant », « incontournable » : ils ne disent rien.' },
    ],
    accepted: 0,
  },
  {
    title: 'Comment présenter Horizon à quelqu’un qui n’a que trente secondes ?',
    body: '',
    tags: ['campagne', 'vente'],
    answers: [
      { body: 'Ce que ça change le matin, ce que ça change le soir, le prix.' },
      { body: 'Mettre le produit dans la main et se taire dix secondes.' },
    ],
    accepted: null,
  },
  {
    title: 'Peut-on parler d’Horizon avant l’arrivée en magasin ?',
    body: 'Des clients ont vu l’affiche.',
    tags: ['campagne', 'juridique'],
    answers: [
      { body: 'Oui pour la gamme et la date, pas pour les prix.' },
    ],
    accepted: 0,
  },
  {
    title: 'Qui prépare les réponses aux questions sur l’entretien d’Horizon ?',
    body: '',
    tags: ['campagne', 'modération'],
    answers: [
      { body: 'Le service client a une première version, à relire avant vendredi.' },
    ],
    accepted: null,
  },
  {
    title: 'Quelle musique libre de droits utilisez-vous en ce moment ?',
    body: '',
    tags: ['vidéo courte'],
    answers: [],
    accepted: null,
  },
];

/** More answers to questions of the files, by their title. */
export const MORE_ANSWERS: readonly { question: string; body: string }[] = [
  { question: 'Quel rythme pour une lettre interne ?', body: 'Toutes les trois semaines chez nous, et seulement si l’on a trois choses à dire.' },
  { question: 'Qui a déjà animé un jury interne ?', body: 'Prévoyez un temps pour expliquer les notes aux équipes non retenues, c’est ce qui compte le plus.' },
  { question: 'Comment relancer une communauté qui ne participe plus ?', body: 'Poser une question facile dont on a vraiment besoin de la réponse.' },
  { question: 'Vidéo verticale : quel plan de tournage quand on est seul ?', body: 'Écrire les trois plans au marqueur sur une feuille et la coller derrière le téléphone.' },
  { question: 'Comment mesurer l’effet d’un live sur les ventes en magasin ?', body: 'Comparer le samedi d’après avec les quatre précédents, magasin par magasin.' },
];
