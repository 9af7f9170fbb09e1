/** Titles that nothing on the board is about, though most of their words do stand on it. */
export const UNRELATED: readonly string[] = [
  'Changer le fournisseur de papier', 'Une crèche au rez-de-chaussée', 'Mutuelle : passer au tiers payant', 'Le parking est inondé dès qu’il pleut',
  'Vestiaires pour celles et ceux qui courent', 'Quelle imprimante pour les étiquettes ?', 'Assurance des ordinateurs prêtés', 'Traduire le règlement en portugais',
  'Un distributeur de fruits', 'Repeindre les bureaux du troisième', 'Prime de transport en retard', 'Le badge ne marche plus au portail',
  'Chorale du personnel', 'Jardin partagé sur le toit', 'Borne de recharge électrique', 'Don de jours de congé',
  'Cours de langue des signes', 'Numériser les archives papier', 'Le chauffage tombe en panne chaque hiver', 'Ramasser les déchets de la plage',
  'Fontaine à eau près des ateliers', 'Supprimer le code vestimentaire', 'Un tournoi de pétanque', 'Le wifi coupe dans l’ascenseur', 'Épargne salariale : quels fonds choisir ?',
  'Change the paper supplier', 'A nursery on the ground floor', 'Which printer for labels?', 'The car park floods when it rains',
  'Lockers for runners', 'Insurance of borrowed laptops', 'Translate the rules into Portuguese', 'Fruit vending machine',
  'Paint the offices on level three', 'Travel allowance is late', 'The badge does not open the gate', 'Staff choir',
  'Rooftop garden', 'Electric charging point', 'Donate days of leave', 'Sign language lessons',
  'Scan the paper archives', 'Heating fails every winter', 'Beach clean-up', 'Water fountain near the workshops',
  'No more dress code', 'Petanque tournament', 'No wifi in the lift', 'Savings plan: which fund?', 'Pay slips in a digital safe',
];
