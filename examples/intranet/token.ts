import { SignJWT } from 'jose';

/** What an intranet shares with Cocarde, so that it can vouch for its people. */
export interface IntranetKey {
  issuer: string;
  /** Slug of the community that the tokens are made for. */
  community: string;
  /** 32 random bytes, base64url. Known to the intranet's server and never to a page. */
  secret: string;
}

/** Whoever is signed in on the intranet. */
export interface Person {
  /** What identifies the person for good: it must not be given to somebody else later. */
  subject: string;
  name: string;
  team: string;
}

/** Longer-lived ones are refused: a token is exchanged at once and used once. */
const SECONDS = 300;

/** An identity token for one exchange: this is all that an intranet has to write on its server. */
export function signToken(key: IntranetKey, { subject, name, team }: Person): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ name, team })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(key.issuer)
    .setAudience(`cocarde:${key.community}`)
    .setSubject(subject)
    .setJti(crypto.randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + SECONDS)
    .sign(Buffer.from(key.secret, 'base64url'));
}
