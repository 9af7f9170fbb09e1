/** People of the demo intranet whose eyes a visitor can borrow. `subject` is what the intranet knows them by. */
export const PERSONAS = {
  member: { subject: 'ines.dumas@meridien.example', name: 'Inès Dumas', team: 'SEO & data' },
  animatrice: { subject: 'noemie.vidal@meridien.example', name: 'Noémie Vidal', team: 'Service client' },
  newcomer: { subject: 'camille.royer@meridien.example', name: 'Camille Royer', team: 'Contenu' },
} as const;

export type PersonaName = keyof typeof PERSONAS;
