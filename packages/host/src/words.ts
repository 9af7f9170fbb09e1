import { languageOf } from './import/texts.ts';

/** What the commands say; the importer has its own. */
const EN = {
  help: `Cocarde on this machine.

  npm start                        build what is missing, then serve the demo intranet
  npm run import -- …              bring in members, ideas and questions from CSV files
  npm run doctor                   check that everything derived agrees with the facts
  npm run rebuild [-- --community NAME]   derive everything again from the facts
  npm run key -- …                 make, list, rotate and revoke the API keys of other systems
  npm run community -- …           make a community, its secret, its origins; give roles
  node packages/host/src/cli.ts serve     serve without the demo: needs COCARDE_SECRET

Environment: COCARDE_DATA (folder of the data, .data), PORT (8080), HOST (127.0.0.1),
COCARDE_SECRET (32 random bytes in base64url; \`npm start\` makes its own).`,
  'command.unknown': 'There is no command “{command}”.',
  'building': 'Building the widgets…',
  'build.failed': 'The widgets could not be built.',
  'build.missing': 'The widgets are not built: npm run build',
  'migrated': 'Database brought up to date: {files}',
  'demo.making': 'Making the demo community…',
  'demo.ready': 'The demo intranet is at {address}',
  'serving': 'Serving at {address}',
  'stopping': 'Stopping…',
  'port.taken': 'Port {port} is taken: choose another with PORT.',
  'port.invalid': '“{port}” is not a port.',
  'secret.missing': 'Set COCARDE_SECRET. Make it once, keep it: node -p "crypto.randomBytes(32).toString(\'base64url\')"',
  'secret.other': 'COCARDE_SECRET is not the one with which the secrets in this database were sealed.',
  'secret.weak': 'COCARDE_SECRET must be at least 32 random bytes in base64url: node -p "crypto.randomBytes(32).toString(\'base64url\')"',
  'database.missing': 'There is no database at {path}.',
  'community.unknown': 'There is no community “{slug}”.',
  'community.none': 'There is no community yet.',
  'doctor.ok': 'ok',
  'doctor.broken': 'BROKEN: {n}',
  'doctor.file': 'The file is whole',
  'doctor.well': 'Everything agrees.',
  'doctor.ill': 'Something does not agree. `npm run rebuild` derives everything again from the facts.',
  'rebuilt': '{community}: derived again from its facts',
  'key.usage': `npm run key -- create --community NAME --name NAME --scope SCOPE [--scope SCOPE] [--expires 2027-12-31]
npm run key -- list [--community NAME]
npm run key -- rotate --community NAME --key ID     a second key; the first works for another seven days
npm run key -- revoke --community NAME --key ID     at once and for good

A key lives a year unless you say otherwise, two years at most. Scopes:
  events:write   send events and take them back
  facts:write    declare kinds of facts`,
  'key.made': 'The key “{name}” ({id}), until {expires}, for {scopes}:',
  'key.once': 'Keep it now: it is not shown again.',
  'key.rotated': 'The key {id} works until {expires}.',
  'key.revoked': 'The key {id} is revoked.',
  'key.none': 'There is no key yet.',
  'key.live': 'until {expires}',
  'key.expired': 'expired on {expires}',
  'key.ended': 'revoked on {revoked}',
  'key.used': 'last used on {day}',
  'key.unused': 'never used',
  'key.unknown': 'There is no key {id} in this community.',
  'key.not-rotatable': 'The key {id} cannot be rotated: it is not live, or a rotation is under way.',
  'key.name-taken': 'A live key is called “{name}”: rotate it, or choose another name.',
  'key.scope-unknown': 'There is no scope “{scope}”. There are: {scopes}.',
  'key.expiry-invalid': '“{expires}” is not a day within the next two years, as in 2027-12-31.',
  'd1.failed': 'wrangler could not do it: {reason}',
  'd1.invalid': '--d1 takes local or remote.',
  'community.usage': `npm run community -- …

  create --slug NAME --name "TITLE" --time-zone Europe/Paris --issuer URL --origin URL [--url URL]
      a community with the default rules, levels and badges; prints the intranet’s secret, once
  list
  origin add|remove URL --community NAME
  secret rotate --community NAME [--issuer URL]     a second secret; both are good
  secret retire --community NAME [--issuer URL]     the older of the two is good no longer
  role SUBJECT animateur|member --community NAME [--issuer URL]

  --issuer   what the intranet’s tokens say in “iss”
  --origin   where pages with widgets live; may be given several times
  --url      where Cocarde answers, for the snippet
  --d1 local|remote   the database of wrangler dev, or the one on Cloudflare, instead of the file`,
  'community.not-understood': 'Not understood: {reason}',
  'community.exists': 'There is a community “{slug}” already. For another secret: npm run community -- secret rotate --community {slug}',
  'community.created': '{name} ({slug}) is there, in the time zone {timeZone}, for pages of {origins}',
  'community.snippet': `
To paste into the page; /cocarde-token is the intranet’s own address that answers {"token":"…"}:

  <script src="{url}/cocarde.js" data-community="{slug}" data-auth="/cocarde-token" defer></script>
  <cocarde-points></cocarde-points>`,
  'secret.told': `
For the intranet’s server, and for it alone. This is shown once:

  {secret}

It signs tokens (HS256; docs/guide/sign-tokens.md) with
  iss  {issuer}
  aud  {audience}
  kid  {keyId} (in the header; not required)`,
  'secret.rotated': `
The older secret ({old}) is still good. Once the intranet signs with the new one:

  npm run community -- secret retire --community {slug}`,
  'secret.retired': 'Good no longer for {issuer}: {gone}',
  'secret.two-live': '{issuer} has two secrets already. First: npm run community -- secret retire',
  'secret.only-one': '{issuer} has only one secret. First: npm run community -- secret rotate',
  'slug.invalid': '“{slug}” is no short name: 1 to 40 small letters and digits, with single hyphens between them.',
  'time-zone.unknown': '“{timeZone}” is not a time zone; Europe/Paris is one.',
  'option.missing': '--{option} is missing.',
  'origin.invalid': '“{origin}” is not an address that begins with https:// or http://.',
  'origin.added': 'Pages of {origin} may show {community}.',
  'origin.removed': 'Pages of {origin} may no longer show {community}.',
  'origin.absent': '{origin} is not on the list of {community}.',
  'issuer.none': 'No intranet vouches for members of {community} yet.',
  'issuer.several': 'Several intranets vouch for members of {community}: say which with --issuer: {issuers}',
  'issuer.unknown': '{issuer} does not vouch for members of {community}; these do: {issuers}',
  'member.unknown': 'Nobody in {community} is known as “{subject}”. People are known once they opened a page with widgets, or were imported.',
  'role.animateur': '{name} is now a facilitator of {community}.',
  'role.member': '{name} is now a member of {community}.',
  'list.community': '{slug}: {name}, {timeZone}, members: {members}',
  'list.origin': '  origin  {origin}',
  'list.secret': '  secret  {issuer}, kid {keyId}, of {date}',
} as const;

export type Word = keyof typeof EN;
export type Values = Record<string, string | number>;

const FR: Record<Word, string> = {
  help: `Cocarde sur cette machine.

  npm start                        construire ce qui manque, puis servir l’intranet de démonstration
  npm run import -- …              importer des membres, des idées et des questions depuis des fichiers CSV
  npm run doctor                   vérifier que tout ce qui est calculé concorde avec les faits
  npm run rebuild [-- --community NOM]    tout recalculer à partir des faits
  npm run key -- …                 créer, lister, renouveler et révoquer les clés d’API d’autres systèmes
  npm run community -- …           créer une communauté, son secret, ses origines ; donner des rôles
  node packages/host/src/cli.ts serve     servir sans la démonstration ; COCARDE_SECRET est requis

Environnement : COCARDE_DATA (dossier des données, .data), PORT (8080), HOST (127.0.0.1),
COCARDE_SECRET (32 octets aléatoires en base64url ; \`npm start\` crée le sien).`,
  'command.unknown': 'La commande « {command} » n’existe pas.',
  'building': 'Construction des widgets…',
  'build.failed': 'Les widgets n’ont pas pu être construits.',
  'build.missing': 'Les widgets ne sont pas construits : npm run build',
  'migrated': 'Base de données mise à jour : {files}',
  'demo.making': 'Création de la communauté de démonstration…',
  'demo.ready': 'L’intranet de démonstration est à l’adresse {address}',
  'serving': 'En service à l’adresse {address}',
  'stopping': 'Arrêt…',
  'port.taken': 'Le port {port} est pris ; choisissez-en un autre avec PORT.',
  'port.invalid': '« {port} » n’est pas un port.',
  'secret.missing': 'Définissez COCARDE_SECRET. À créer une fois et à conserver : node -p "crypto.randomBytes(32).toString(\'base64url\')"',
  'secret.other': 'COCARDE_SECRET n’est pas celui qui a scellé les secrets de cette base de données.',
  'secret.weak': 'COCARDE_SECRET doit compter au moins 32 octets aléatoires en base64url : node -p "crypto.randomBytes(32).toString(\'base64url\')"',
  'database.missing': 'Il n’y a pas de base de données à l’emplacement {path}.',
  'community.unknown': 'La communauté « {slug} » n’existe pas.',
  'community.none': 'Il n’y a pas encore de communauté.',
  'doctor.ok': 'bon',
  'doctor.broken': 'ROMPU : {n}',
  'doctor.file': 'Le fichier est intact',
  'doctor.well': 'Tout concorde.',
  'doctor.ill': 'Quelque chose ne concorde pas. `npm run rebuild` recalcule tout à partir des faits.',
  'rebuilt': '{community} : recalculée à partir de ses faits',
  'key.usage': `npm run key -- create --community NOM --name NOM --scope PORTÉE [--scope PORTÉE] [--expires 2027-12-31]
npm run key -- list [--community NOM]
npm run key -- rotate --community NOM --key ID      une deuxième clé ; la première fonctionne encore sept jours
npm run key -- revoke --community NOM --key ID      tout de suite et définitivement

Une clé est valable un an sauf indication contraire, deux ans au plus. Portées :
  events:write   envoyer des événements et les retirer
  facts:write    déclarer des types de faits`,
  'key.made': 'La clé « {name} » ({id}), valable jusqu’au {expires}, pour {scopes} :',
  'key.once': 'Conservez-la maintenant : elle ne sera plus affichée.',
  'key.rotated': 'La clé {id} fonctionne jusqu’au {expires}.',
  'key.revoked': 'La clé {id} est révoquée.',
  'key.none': 'Il n’y a pas encore de clé.',
  'key.live': 'jusqu’au {expires}',
  'key.expired': 'expirée le {expires}',
  'key.ended': 'révoquée le {revoked}',
  'key.used': 'dernière utilisation le {day}',
  'key.unused': 'jamais utilisée',
  'key.unknown': 'La clé {id} n’existe pas dans cette communauté.',
  'key.not-rotatable': 'La clé {id} ne peut pas être renouvelée : elle n’est plus valable, ou un renouvellement est en cours.',
  'key.name-taken': 'Une clé valable s’appelle « {name} » : renouvelez-la, ou choisissez un autre nom.',
  'key.scope-unknown': 'La portée « {scope} » n’existe pas. Il y a : {scopes}.',
  'key.expiry-invalid': '« {expires} » n’est pas un jour des deux prochaines années, comme 2027-12-31.',
  'd1.failed': 'wrangler n’y est pas parvenu : {reason}',
  'd1.invalid': '--d1 accepte local ou remote.',
  'community.usage': `npm run community -- …

  create --slug NOM --name "TITRE" --time-zone Europe/Paris --issuer URL --origin URL [--url URL]
      une communauté avec les règles, niveaux et badges par défaut ; affiche le secret de l’intranet, une seule fois
  list
  origin add|remove URL --community NOM
  secret rotate --community NOM [--issuer URL]     un second secret ; les deux sont valables
  secret retire --community NOM [--issuer URL]     le plus ancien des deux n’est plus valable
  role IDENTIFIANT animateur|member --community NOM [--issuer URL]

  --issuer   ce que les jetons de l’intranet portent dans « iss »
  --origin   où se trouvent les pages qui portent les widgets ; peut être répété
  --url      où répond Cocarde, pour l’extrait à coller
  --d1 local|remote   la base de wrangler dev, ou celle de Cloudflare, au lieu du fichier`,
  'community.not-understood': 'Commande non comprise : {reason}',
  'community.exists': 'La communauté « {slug} » existe déjà. Pour un autre secret : npm run community -- secret rotate --community {slug}',
  'community.created': '{name} ({slug}) est créée, fuseau horaire {timeZone}, pour les pages de {origins}',
  'community.snippet': `
À coller dans la page ; /cocarde-token est l’adresse de l’intranet qui répond {"token":"…"} :

  <script src="{url}/cocarde.js" data-community="{slug}" data-auth="/cocarde-token" defer></script>
  <cocarde-points></cocarde-points>`,
  'secret.told': `
Pour le serveur de l’intranet, et pour lui seul. Affiché une seule fois :

  {secret}

Il signe des jetons (HS256 ; docs/guide/sign-tokens.md) avec
  iss  {issuer}
  aud  {audience}
  kid  {keyId} (dans l’en-tête ; facultatif)`,
  'secret.rotated': `
L’ancien secret ({old}) reste valable. Quand l’intranet signera avec le nouveau :

  npm run community -- secret retire --community {slug}`,
  'secret.retired': 'N’est plus valable pour {issuer} : {gone}',
  'secret.two-live': '{issuer} a déjà deux secrets. D’abord : npm run community -- secret retire',
  'secret.only-one': '{issuer} n’a qu’un secret. D’abord : npm run community -- secret rotate',
  'slug.invalid': '« {slug} » n’est pas un nom court : 1 à 40 lettres minuscules et chiffres, séparés par des traits d’union simples.',
  'time-zone.unknown': '« {timeZone} » n’est pas un fuseau horaire ; Europe/Paris en est un.',
  'option.missing': 'Il manque --{option}.',
  'origin.invalid': '« {origin} » n’est pas une adresse qui commence par https:// ou http://.',
  'origin.added': 'Les pages de {origin} peuvent afficher {community}.',
  'origin.removed': 'Les pages de {origin} ne peuvent plus afficher {community}.',
  'origin.absent': '{origin} n’est pas sur la liste de {community}.',
  'issuer.none': 'Aucun intranet ne se porte encore garant des membres de {community}.',
  'issuer.several': 'Plusieurs intranets se portent garants des membres de {community} ; précisez lequel avec --issuer : {issuers}',
  'issuer.unknown': '{issuer} ne se porte pas garant des membres de {community} ; ceux-ci le font : {issuers}',
  'member.unknown': 'Personne n’est connu comme « {subject} » dans {community}. On est connu après avoir ouvert une page qui porte des widgets, ou après un import.',
  'role.animateur': '{name} fait maintenant partie de l’équipe d’animation de {community}.',
  'role.member': '{name} est maintenant membre de {community}.',
  'list.community': '{slug} : {name}, {timeZone}, membres : {members}',
  'list.origin': '  origine {origin}',
  'list.secret': '  secret  {issuer}, kid {keyId}, du {date}',
};

export type Say = (word: Word, values?: Values) => string;

/** In the language of the environment, else English. */
export function speak(env: Record<string, string | undefined>): Say {
  const words = languageOf(undefined, env) === 'fr' ? FR : EN;
  return (word, values = {}) => words[word].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** A command cannot go on, and says why in words for people. */
export class Refusal extends Error {
  readonly word: Word;
  readonly values: Values;

  constructor(word: Word, values: Values = {}) {
    super(`${word} ${JSON.stringify(values)}`);
    this.word = word;
    this.values = values;
  }
}
