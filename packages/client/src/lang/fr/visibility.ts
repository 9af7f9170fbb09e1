import type { Translated } from '../../dictionary.ts';
import type en from '../en/visibility.ts';

export default {
  'visibility.appears': 'Apparaître avec votre nom',
  'visibility.appears.about': 'Dans les classements et par ce profil : nom, équipe et mois d’arrivée.',
  'visibility.closed': 'Personne ne trouve votre profil. Ce qui est ouvert ci-dessous serait visible si vous apparaissiez.',
  'visibility.pseudonym': 'Cette communauté utilise des noms inventés : personne ne trouve votre profil.',
  'visibility.points': 'Points et niveau',
  'visibility.badges': 'Badges',
  'visibility.contributions': 'Contributions',
  'visibility.never': 'Votre série de jours, vos jours de visite et le détail de vos points ne sont jamais montrés aux autres.',
  'visibility.saved': 'Enregistré.',
  'visibility.asOthers': 'Voir comme les autres',
  'visibility.asMe': 'Revenir à ma vue',
} satisfies Translated<typeof en>;
