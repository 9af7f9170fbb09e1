import type { Translated } from '../../dictionary.ts';
import type en from '../en/ledger.ts';

export default {
  'ledger.empty': 'Pas encore de points : chacun sera expliqué ici.',
  'ledger.about': '{what} : « {subject} »',
  'ledger.rule': 'règle « {rule} », version {version}',
  'ledger.whole': 'Compté en entier.',
  'ledger.capped': 'Limite de {cap} par jour atteinte : {points} sur {raw} comptent.',
  'ledger.reversed': 'Retiré le {date}.',
  'ledger.more': 'Afficher les points précédents',
  'fact.visit': 'Visite du jour',
  'fact.idea_proposed': 'Idée proposée',
  'fact.idea_supported': 'Idée soutenue',
  'fact.idea_selected': 'Idée retenue',
  'fact.vote_cast': 'Vote exprimé',
  'fact.comment_written': 'Commentaire écrit',
  'fact.question_asked': 'Question posée',
  'fact.answer_given': 'Réponse donnée',
  'fact.answer_supported': 'Réponse jugée utile',
  'fact.answer_accepted': 'Réponse acceptée',
} satisfies Translated<typeof en>;
