import type { IdeaStatus } from '@cocarde/contract/ideas.ts';

export interface ScriptedIdea {
  title: string;
  body: string;
  tags: string[];
  /** What the facilitators decide of it. */
  fate: Fate | null;
  /** Written by this persona; by anybody else when missing. */
  by?: 'member';
}

export interface Fate {
  status: IdeaStatus;
  note: string;
  /** Working days after the idea. */
  after: number;
  /** This persona sees to it. */
  owner?: 'member' | 'animatrice';
}

/** Ideas of the demo community beside those of its files, in the order in which they come. */
export const IDEAS: readonly ScriptedIdea[] = [
  {
    title: 'Un lexique commun entre marketing et vente',
    body: 'Contact, prospect, client actif : une page, une définition par mot, un exemple chacun.',
    tags: ['vente', 'organisation'],
    fate: { status: 'review', note: 'On rassemble les mots d’ici la fin du mois.', after: 12 },
  },
  {
    title: 'Filmer les conseils des vendeuses et des vendeurs',
    body: 'Trente secondes par produit, au téléphone, sous-titrées : ce sont les vraies questions des clients.',
    tags: ['vidéo courte', 'terrain'],
    fate: { status: 'planned', note: 'Premier tournage à Lyon, deux magasins volontaires.', after: 15 },
  },
  {
    title: 'Des modèles de visuels que les magasins peuvent modifier',
    body: 'Le prix, la date et l’adresse seulement ; le reste est verrouillé.',
    tags: ['contenu', 'terrain'],
    fate: { status: 'done', note: 'Douze modèles en ligne dans la médiathèque.', after: 40 },
  },
  {
    title: 'Un canal pour les messages sensibles',
    body: 'Quand une publication tourne mal, une seule adresse et une personne de garde.',
    tags: ['modération', 'réseaux sociaux'],
    fate: { status: 'review', note: 'À voir avec la relation presse.', after: 9 },
  },
  {
    title: 'Relire nos fiches produit à voix haute',
    body: 'Si l’on bute en lisant, le client bute aussi. Une heure à quatre, dix fiches.',
    tags: ['rédaction', 'contenu'],
    fate: null,
  },
  {
    title: 'Une banque de photos prises par les équipes',
    body: 'Avec l’accord écrit des personnes, un mot-clé obligatoire et rien de plus.',
    tags: ['contenu'],
    fate: { status: 'planned', note: 'Le formulaire d’accord est prêt.', after: 20 },
  },
  {
    title: 'Le journal de bord des campagnes',
    body: 'Une ligne par décision : quoi, pourquoi, qui. On le relit au bilan.',
    tags: ['mesure', 'organisation'],
    fate: null,
  },
  {
    title: 'Accueillir les nouvelles personnes par une visite de magasin',
    body: 'Une demi-journée la première semaine, avant le premier projet.',
    tags: ['accueil', 'terrain'],
    fate: { status: 'planned', note: 'Les magasins de Paris et de Lille sont d’accord.', after: 18 },
  },
  {
    title: 'Une matinée sans réunion par semaine',
    body: 'La même pour tout le marketing, pour écrire au calme.',
    tags: ['organisation'],
    fate: { status: 'declined', note: 'Essayé en mai avec trois équipes : les réunions se sont reportées sur l’après-midi.', after: 25 },
  },
  {
    title: 'Publier les résultats des tests, même décevants',
    body: 'Hypothèse, mesure, conclusion en cinq lignes. On évite de refaire deux fois le même essai.',
    tags: ['mesure', 'apprentissage'],
    fate: { status: 'done', note: 'La page « Nos tests » est ouverte, sept résultats y sont.', after: 45 },
  },
  {
    title: 'Une lettre du vendredi écrite par une équipe différente',
    body: 'Chaque semaine une autre voix ; un gabarit d’une page pour que ce soit facile.',
    tags: ['veille', 'animation'],
    fate: null,
  },
  {
    title: 'Faire lire chaque e-mail à cinq collègues avant l’envoi',
    body: 'Un objet, deux versions, cinq avis en dix minutes.',
    tags: ['crm', 'rédaction'],
    fate: { status: 'review', note: 'Trois équipes essaient jusqu’à la fin du mois.', after: 10 },
  },
  {
    title: 'Sous-titrer toutes nos vidéos',
    body: 'Pour les personnes sourdes, et pour toutes celles qui regardent sans le son.',
    tags: ['vidéo courte', 'accessibilité'],
    fate: { status: 'done', note: 'C’est la règle pour toute nouvelle vidéo.', after: 30 },
  },
  {
    title: 'Un guide des formats par réseau',
    body: 'Une page à jour : durée, dimensions, ce qui marche chez nous.',
    tags: ['réseaux sociaux'],
    fate: null,
  },
  {
    title: 'Inviter une cliente ou un client à nos points mensuels',
    by: 'member',
    body: 'Vingt minutes, trois questions, pas de présentation.',
    tags: ['vente', 'rencontre'],
    fate: { status: 'planned', note: 'Première invitée le mois prochain.', after: 16 },
  },
  {
    title: 'Rassembler les retours du service client par produit',
    body: 'Les cinq remarques les plus fréquentes, mises à jour chaque lundi.',
    tags: ['mesure', 'organisation'],
    fate: null,
  },
  {
    title: 'Réduire de moitié les pièces jointes',
    body: 'Un lien vers le dossier partagé plutôt que la dixième version d’un fichier.',
    tags: ['organisation'],
    fate: null,
  },
  {
    title: 'Un parcours « premiers pas en SEO » d’une heure',
    body: 'Trois exercices sur nos propres pages, sans vocabulaire.',
    tags: ['formation', 'seo'],
    fate: { status: 'review', note: 'Qui veut l’animer avec l’équipe SEO & data ?', after: 8 },
  },
  {
    title: 'Échanger son poste une demi-journée',
    body: 'Un binôme marketing et vente, une fois par trimestre.',
    tags: ['rencontre', 'terrain'],
    fate: null,
  },
  {
    title: 'Cartographier nos partenariats avec des créateurs',
    body: 'Qui travaille avec qui, depuis quand, avec quel résultat.',
    tags: ['influence', 'mesure'],
    fate: null,
  },
  {
    title: 'Une bibliothèque de réponses aux avis négatifs',
    body: 'Des exemples réels, relus par le service client, à adapter et jamais à copier.',
    tags: ['modération', 'réseaux sociaux'],
    fate: { status: 'planned', note: 'Les vingt premières réponses sont en relecture.', after: 14 },
  },
  {
    title: 'Partager les séances photo entre marques',
    body: 'Même studio, même jour, la moitié du coût.',
    tags: ['contenu', 'organisation'],
    fate: null,
  },
  {
    title: 'Choisir ensemble les temps forts de l’an prochain',
    body: 'Chaque équipe propose trois dates, on vote, on publie le calendrier.',
    tags: ['campagne', 'organisation'],
    fate: null,
  },
  {
    title: 'Un relais de la communauté dans chaque ville',
    body: 'Une personne qui répond, qui relaie et qui dit ce qui manque.',
    tags: ['animation', 'entraide'],
    fate: { status: 'review', note: 'Déjà des volontaires à Nantes et à Avignon.', after: 7 },
  },
  {
    title: 'Présenter Horizon en dix minutes dans chaque magasin pilote',
    body: 'Un binôme, un produit en main, trois questions des équipes notées sur place.',
    tags: ['campagne', 'terrain'],
    fate: { status: 'review', note: 'On commence par les magasins de Lille.', after: 4, owner: 'member' },
  },
  {
    title: 'Un kit vitrine Horizon prêt à imprimer',
    body: 'Trois tailles, une notice d’une page, les bons prix.',
    tags: ['campagne', 'contenu'],
    fate: null,
  },
  {
    title: 'Un carnet d’idées Horizon à la caisse',
    body: 'Les clientes et les clients écrivent, on recopie ici chaque vendredi.',
    tags: ['campagne', 'vente'],
    fate: null,
  },
  {
    title: 'Raconter Horizon par celles et ceux qui l’ont conçue',
    body: 'Quatre portraits courts : design, achats, atelier, essai terrain.',
    tags: ['campagne', 'vidéo courte'],
    fate: null,
  },
  {
    title: 'Compter les questions posées en magasin sur Horizon',
    body: 'Un bâton sur une feuille, trois colonnes : prix, usage, entretien.',
    tags: ['campagne', 'mesure'],
    fate: null,
  },
  {
    title: 'Un live Horizon animé par deux vendeuses',
    body: 'Elles connaissent les objections ; nous préparons la lumière et le fil des questions.',
    tags: ['campagne', 'live'],
    fate: null,
  },
];

/** What the facilitators decide of ideas of the files, by their title. */
export const FATES: readonly (Fate & { title: string })[] = [
  { title: 'Semaine thématique Horizon', status: 'planned', note: 'La dernière semaine du mois prochain ; le programme s’écrit avec vous.', after: 25 },
  { title: 'Un parrain pour chaque nouvelle personne', status: 'review', note: 'Nous cherchons les dix premières paires.', after: 18 },
  { title: 'Vendredi des ratés', status: 'planned', note: 'Premier vendredi du mois, à la cafétéria et à distance.', after: 90, owner: 'animatrice' },
];
