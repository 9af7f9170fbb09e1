import type { Translated } from '../../dictionary.ts';
import type en from '../en/appear.ts';

export default {
  'appear.undecided': 'Avec votre nom, qui mène à un profil dont vous réglez le contenu. Sinon, votre rang n’est visible que par vous. Vous pourrez changer d’avis à tout moment.',
  'appear.yes': 'Votre nom apparaît dans le classement et mène à votre profil.',
  'appear.no': 'Votre nom n’apparaît pas dans le classement, et personne ne trouve votre profil.',
  'appear.opt_out.undecided': 'Votre nom apparaît dans le classement et mène à votre profil tant que vous ne dites pas non.',
  'appear.pseudonym.undecided': 'Vous apparaissez sous un nom inventé tant que vous ne dites pas non.',
  'appear.pseudonym.yes': 'Vous apparaissez dans le classement sous un nom inventé.',
  'appear.pseudonym.no': 'Vous n’apparaissez pas dans le classement, même sous un nom inventé.',
  'appear.say.yes': 'Oui',
  'appear.say.no': 'Non',
} satisfies Translated<typeof en>;
