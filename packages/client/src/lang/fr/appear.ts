import type { Translated } from '../../dictionary.ts';
import type en from '../en/appear.ts';

export default {
  'appear.undecided': 'Sinon, votre rang n’est visible que par vous. Vous pourrez changer d’avis à tout moment.',
  'appear.yes': 'Votre nom apparaît dans le classement.',
  'appear.no': 'Votre nom n’apparaît pas dans le classement.',
  'appear.say.yes': 'Oui',
  'appear.say.no': 'Non',
} satisfies Translated<typeof en>;
