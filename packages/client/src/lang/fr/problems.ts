import type { Translated } from '../../dictionary.ts';
import type en from '../en/problems.ts';

export default {
  'problem.network': 'Le réseau ne répond pas. Vérifiez votre connexion.',
  'problem.signed_out': 'Connectez-vous pour participer.',
  'problem.session_required': 'Votre session est terminée : rechargez la page.',
  'problem.session_expired': 'Votre session est terminée : rechargez la page.',
  'problem.session_invalid': 'Votre session est terminée : rechargez la page.',
  'problem.token_expired': 'Votre session sur l’intranet est terminée : rechargez la page.',
  'problem.token_already_used': 'Votre session sur l’intranet est terminée : rechargez la page.',
  'problem.member_suspended': 'Votre participation est suspendue. L’équipe d’animation peut vous en dire plus.',
  'problem.forbidden': 'Votre rôle ne le permet pas.',
  'problem.origin_not_allowed': 'Cette page n’est pas autorisée à afficher cette communauté.',
  'problem.not_found': 'Ce contenu n’existe plus.',
  'problem.removed': 'Cette contribution a été supprimée.',
  'problem.merged': 'Cette idée a été fusionnée avec une autre : c’est là que l’on participe désormais.',
  'problem.own_subject': 'Vous ne pouvez pas voter pour votre propre contribution.',
  'problem.closed': 'La participation est close.',
  'problem.ballot_changed': 'Votre vote a été modifié ailleurs entre-temps. Relisez-le, puis réessayez.',
  'problem.invalid_input': 'Votre saisie n’a pas été acceptée en entier. Vérifiez-la.',
  'problem.body_too_large': 'Ce texte est trop long.',
  'problem.precondition_failed': 'Quelqu’un a modifié ce contenu entre-temps. Relisez-le, puis réessayez.',
  'problem.rate_limited': 'Beaucoup de demandes à la fois. Réessayez dans un instant.',
  'problem.overloaded': 'Il y a beaucoup de monde en ce moment. Réessayez dans un instant.',
} satisfies Translated<typeof en>;
