/** What became of questions of `questions.ts`, by their title, and questions that are there to show more than asking and answering. */

type Persona = 'member' | 'animatrice';

/** Who may validate answers about a theme. */
export const VALIDATORS: readonly { theme: string; who: Persona }[] = ['juridique', 'organisation', 'accessibilité'].map((theme) => ({ theme, who: 'member' }));

/** Index of the answer. */
export const VALIDATED: readonly { question: string; answer: number; by: Persona }[] = [
  { question: 'Peut-on parler d’Horizon avant l’arrivée en magasin ?', answer: 0, by: 'member' },
  { question: 'Peut-on réutiliser une photo de magasin prise par un client ?', answer: 0, by: 'animatrice' },
  { question: 'Qui valide un partenariat de moins de 500 euros ?', answer: 1, by: 'member' },
  { question: 'Sous-titres automatiques : relire ou non ?', answer: 0, by: 'animatrice' },
];

/** No longer true, as somebody says. */
export const DOUBTED = { question: 'Qui valide un partenariat de moins de 500 euros ?', reason: 'Le seuil est passé à 800 euros en septembre, avec un nouveau formulaire.' };

export const CLOSED = { question: 'Peut-on parler d’Horizon avant l’arrivée en magasin ?', note: 'Horizon est en magasin : tout est dit dans le dossier de presse.' };

/** Asked again by somebody who had not found it, and given an answer before anybody saw. */
export const DUPLICATE = {
  of: 'Où trouver les chiffres de fréquentation par magasin ?',
  title: 'Où sont les passages en magasin, semaine par semaine ?', body: '', tags: ['mesure'], answers: ['L’onglet « Passages » a aussi une vue par semaine, tout à droite.'], ago: 6,
};

/** Without a name. */
export const NAMELESS = {
  title: 'Comment dire à son équipe que l’on est débordé ?', body: 'Je préfère ne pas en parler à mon nom. Je fais le travail de **deux postes** depuis le départ d’un collègue.',
  tags: ['animation', 'organisation'], ago: 4,
  answers: ['En point d’équipe, avec la liste de ce que l’on ne fera pas : on parle des tâches, pas de soi.', 'La médecine du travail reçoit aussi sans rendez-vous le jeudi, et n’en dit rien à personne.'],
};

export interface Promised {
  title: string;
  body: string;
  tags: string[];
  /** Of the member persona's own, if they have so many to spend. */
  points: number;
  /** Working days ago. */
  ago: number;
  answers: readonly string[];
  accepted: number | null;
}

/** Asked by the member persona, who promises points for an answer: one that was paid, one that waits. */
export const PROMISED: readonly Promised[] = [
  {
    title: 'Qui a déjà traduit une fiche produit sans agence ?', body: 'Six langues, trois semaines.', tags: ['rédaction', 'organisation'], points: 5, ago: 20,
    answers: ['Un glossaire de quarante mots, la traduction automatique, puis une relecture par les filiales : nous avons tenu le délai.'], accepted: 0,
  },
  {
    title: 'Quelle convention signer avec une école pour des portraits d’élèves ?', body: 'Une classe de seize élèves, dont certains **mineurs**. Il nous faut :\n\n- l’accord des parents\n- la durée de diffusion\n- le droit de retirer une image',
    tags: ['juridique', 'animation'], points: 15, ago: 3, answers: ['Pour les mineurs, la signature des deux parents. Pour le reste, je cherche aussi.'], accepted: null,
  },
];

/** Said below a question, or below one of its answers. */
export const REMARKS: readonly { question: string; answer?: number; body: string; reply?: string }[] = [
  { question: 'Comment présenter un test A/B à quelqu’un qui n’aime pas les chiffres ?', answer: 0, body: 'Essayé hier : trois minutes au lieu de vingt.', reply: 'Et la décision ?' },
  { question: 'Où trouver les chiffres de fréquentation par magasin ?', body: 'Même question pour les corners : y sont-ils comptés ?', reply: 'Oui, depuis avril, dans la colonne F.' },
  { question: 'Qui valide un partenariat de moins de 500 euros ?', answer: 1, body: 'Merci, la relation presse m’a répondu dans l’heure.' },
];
