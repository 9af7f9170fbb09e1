import type { Translated } from '../../dictionary.ts';
import type en from '../en/appear.ts';

export default {
  'appear.undecided': 'Sinon, votre rang n’est visible que par vous. Vous pourrez changer d’avis à tout moment.',
  'appear.yes': 'Votre nom apparaît dans le classement.',
  'appear.no': 'Votre nom n’apparaît pas dans le classement.',
  'appear.opt_out.undecided': 'Votre nom apparaît dans le classement tant que vous ne dites pas non.',
  'appear.pseudonym.undecided': 'Vous apparaissez sous un nom inventé tant que vous ne dites pas non.',
  'appear.pseudonym.yes': 'Vous apparaissez dans le classement sous un nom inventé.',
  'appear.pseudonym.no': 'Vous n’apparaissez pas dans le classement, même sous un nom inventé.',
  'appear.say.yes': 'Oui',
  'appear.say.no': 'Non',
} satisfies Translated<typeof en>;
