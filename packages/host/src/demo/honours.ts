/** Badges that the facilitators give by hand. */
export const HONOURS: readonly { badge: string; to: string; reason: string; /** Of the half year gone by. */ share: number }[] = [
  { badge: 'watch', to: 'pauline.petit@meridien.example', reason: 'Une veille claire, chaque vendredi, depuis le printemps.', share: 0.35 },
  { badge: 'watch', to: 'lou.aubert@meridien.example', reason: 'Trois études résumées en dix lignes, lues par toute l’équipe.', share: 0.7 },
  { badge: 'mentoring', to: 'victor.roux@meridien.example', reason: 'Accompagne Théo depuis son arrivée.', share: 0.55 },
  { badge: 'mentoring', to: 'celia.nguyen@meridien.example', reason: 'Deux nouvelles personnes accueillies ce trimestre.', share: 0.9 },
];
