import type { Texts } from './texts.ts';

export const FR: Texts = {
  reasons: {
    'file.missing': 'le fichier est introuvable ou illisible',
    'file.empty': 'le fichier est vide',
    'file.not-utf8': 'ce n’est pas de l’UTF-8 ; dans le tableur, enregistrez sous « CSV UTF-8 »',
    'file.open-quote': 'les guillemets ouverts ici ne sont jamais refermés',
    'file.stray-quote': 'des guillemets se trouvent au milieu d’une cellule ; doublez-les et entourez la cellule de guillemets',
    'file.column-missing': 'il manque une colonne ; l’un de ces titres est attendu : {columns}',
    'file.column-twice': 'la colonne « {column} » figure deux fois',
    'columns.ignored': 'colonnes ignorées : {columns}',
    'row.too-wide': '{cells} cellules pour {columns} colonnes ; un séparateur se trouve sans doute dans un texte sans guillemets',
    'field.missing': 'la cellule est vide',
    'field.too-long': 'le texte dépasse {most} caractères',
    'field.too-many': 'plus de {most} éléments',
    'field.refused': 'la valeur est refusée ({why})',
    'address.invalid': '« {text} » n’est pas une adresse e-mail',
    'subject.invalid': '« {text} » ne peut pas identifier une personne ; lettres sans accent, chiffres et . : @ + - _ seulement',
    'date.unreadable': '« {text} » n’est pas une date ; écrivez 31/12/2026, 31/12/2026 18:30 ou 2026-12-31',
    'date.impossible': 'la date « {text} » n’existe pas',
    'date.future': 'la date « {text} » est dans le futur',
    'member.again': '{who} figure déjà à la ligne {line} ; les deux lignes sont réunies',
    'role.unknown': 'le rôle « {role} » n’existe pas ici ; la personne sera membre',
    'exclusion.unknown': '« {text} » ne dit pas si la personne participe ; écrivez équipe d’animation, compte technique ou non',
    'author.unknown': '{who} n’est pas membre',
    'supporter.unknown': '{who} n’est pas membre ; ce soutien est laissé de côté',
    'supporter.author': '{who} a proposé l’idée ; ce soutien est laissé de côté',
    'supporter.again': '{who} figure deux fois ; ce soutien compte une fois',
    'status.unknown': '« {text} » n’est pas un statut ; écrivez {known}',
    'status.own': 'cette idée est de la seule personne qui anime, et nul ne décide de la sienne ; donnez le rôle d’animateur à quelqu’un d’autre aussi',
    'status.nobody': 'des idées ont un statut, mais aucun membre n’est animateur ou animatrice pour le donner',
    'idea.again': 'la même idée figure à la ligne {line} ; elle est importée une fois',
    'idea.closed': 'l’idée est close ; ses nouveaux soutiens sont laissés de côté',
    'idea.similar': 'ressemble à l’idée de la ligne {line}, « {title} » ; les deux sont importées',
    'title.formula': '« {title} » commence comme une formule de tableur ; c’est gardé comme un simple texte',
    'question.again': 'la même question figure à la ligne {line} ; elle est importée une fois',
    'answers.authors': 'nombre d’auteurs ({authors}) différent du nombre de réponses ({answers})',
    'accepted.unknown': '« {text} » ne désigne aucune réponse ; il y en a {answers}, comptées à partir de 1',
  },
  words: {
    'usage': `Importe des membres, des idées et des questions depuis des fichiers CSV.

  npm run import -- --community NOM [--members FICHIER] [--ideas FICHIER] [--questions FICHIER]

  --board NOM        tableau des idées et des questions (general)
  --issuer ADRESSE   émetteur des jetons d’identité (celui de la communauté, s’il est seul)
  --dry-run          dire ce qui changerait et ne rien écrire
  --skip-bad-rows    importer les autres lignes quand certaines sont refusées
  --lang fr|en       langue des messages

Les fichiers sont décrits dans docs/guide/import.md.`,
    'where.file': '{file}',
    'where.line': '{file}, ligne {line}',
    'where.column': '{file}, ligne {line}, colonne « {column} »',
    'finding.error': '✗ {where} : {reason}',
    'finding.notice': '· {where} : {reason}',
    'community.unknown': 'Aucune communauté ne s’appelle « {slug} ».',
    'board.invalid': '« {board} » n’est pas un nom de tableau : minuscules sans accent, chiffres et traits d’union simples.',
    'issuer.none': 'Cette communauté ne fait confiance à aucun émetteur de jetons : indiquez --issuer.',
    'issuer.several': 'Cette communauté a plusieurs émetteurs de jetons : indiquez --issuer avec l’un de {issuers}.',
    'refused': 'Rien n’a été importé. Corrigez ces lignes, ou ajoutez --skip-bad-rows pour importer les autres.',
    'unreadable': 'Rien n’a été importé. Corrigez d’abord le fichier qui n’a pas pu être lu.',
    'dry-run': 'Essai : rien n’est écrit. Un import changerait :',
    'done': 'Importé :',
    'nothing': 'rien, tout est déjà là',
    'member.new': 'nouveau membre : {name} ({subject})',
    'member.changed': 'membre modifié : {name} ({subject}) : {what}',
    'idea.new': 'nouvelle idée : {title}',
    'question.new': 'nouvelle question : {title}',
  },
  counts: {
    'members.new': { one: '{n} nouveau membre', other: '{n} nouveaux membres' },
    'members.changed': { one: '{n} membre modifié', other: '{n} membres modifiés' },
    'ideas.new': { one: '{n} nouvelle idée', other: '{n} nouvelles idées' },
    'supports.new': { one: '{n} nouveau soutien', other: '{n} nouveaux soutiens' },
    'statuses.new': { one: '{n} statut donné', other: '{n} statuts donnés' },
    'questions.new': { one: '{n} nouvelle question', other: '{n} nouvelles questions' },
    'answers.new': { one: '{n} nouvelle réponse', other: '{n} nouvelles réponses' },
    'acceptances.new': { one: '{n} meilleure réponse désignée', other: '{n} meilleures réponses désignées' },
    'unchanged': { one: '{n} élément déjà là, inchangé', other: '{n} éléments déjà là, inchangés' },
    'bad-rows': { one: '{n} ligne refusée', other: '{n} lignes refusées' },
  },
};
