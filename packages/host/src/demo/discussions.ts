import type { ReactionKind } from '@cocarde/contract/discussion.ts';

export interface ScriptedDiscussion {
  /** Title of an idea in `ideas.ts`. */
  idea: string;
  reactions: Partial<Record<ReactionKind, number>>;
  threads: readonly ScriptedThread[];
}

interface ScriptedThread {
  body: string;
  reactions?: Partial<Record<ReactionKind, number>>;
  replies: readonly ScriptedReply[];
}

interface ScriptedReply {
  /** `{them}` names whoever wrote what it answers. */
  body: string;
  /** Written by who proposed the idea; by anybody else when missing. */
  by?: 'author';
  reactions?: Partial<Record<ReactionKind, number>>;
}

/** What members of the demo community say to each other below some ideas, and what they say without words. */
export const DISCUSSIONS: readonly ScriptedDiscussion[] = [
  {
    idea: 'Présenter Horizon en dix minutes dans chaque magasin pilote',
    reactions: { like: 9, bravo: 4, insight: 3 },
    threads: [
      {
        body: 'Dix minutes, c’est bien si le binôme reste ensuite une heure dans le magasin : les **vraies questions** viennent après.',
        reactions: { insight: 5, thanks: 2 },
        replies: [
          { by: 'author', body: '{them} oui, et c’est là qu’on note. Je propose une feuille par magasin :\n\n- ce qu’on nous demande\n- ce qu’on ne sait pas répondre\n- ce qui plaît tout de suite', reactions: { like: 3 } },
          { body: 'Je peux préparer la feuille d’ici jeudi.', reactions: { thanks: 4 } },
        ],
      },
      {
        body: 'Pour Lille, plutôt le mardi : le lundi nous recevons les livraisons.',
        replies: [{ by: 'author', body: '{them} noté, on commence donc le mardi.' }],
      },
    ],
  },
  {
    idea: 'Raconter Horizon par celles et ceux qui l’ont conçue',
    reactions: { like: 6, smile: 2 },
    threads: [
      {
        body: 'L’atelier est d’accord pour une matinée de tournage. Qui tient la caméra ?',
        reactions: { bravo: 3 },
        replies: [{ body: '{them} moi, avec plaisir. Il faut compter deux heures par portrait.', reactions: { thanks: 2 } }],
      },
    ],
  },
  {
    idea: 'Un live Horizon animé par deux vendeuses',
    reactions: { like: 5, bravo: 2 },
    threads: [
      {
        body: 'J’ai gardé la liste des objections du dernier live, elle tient en une page. Je vous l’envoie ?',
        reactions: { thanks: 3 },
        replies: [{ by: 'author', body: '{them} volontiers ! On part de là pour le fil des questions.' }],
      },
    ],
  },
];
