import type { Words } from './members.ts';

/** A tag that the community says something of. A tag that is not in the list is one all the same. */
export interface Theme {
  /** The tag itself, as it is stored with posts. */
  id: string;
  name: Words;
  /** What belongs to it. */
  about?: Words;
  /** What people also type for it, compared without case and accents: a new post has the theme instead. */
  synonyms?: string[];
}

/** `GET /v1/c/{community}/themes`, with its `ETag`. */
export interface ThemeList {
  items: Theme[];
  /** 0 while nobody set the list. */
  version: number;
}

/** `PUT …/themes`, by an animateur with `If-Match`: the whole list. Posts that are there keep their tags until they are edited. */
export interface ThemeListWish {
  items: Theme[];
}
