/** How a page may name things: the service knows no other names, so an element with another one asks for nothing. */

/** Key of a board, `innovation` or `q-and-a`. */
export const BOARD_KEY = /^[a-z0-9](-?[a-z0-9]){0,59}$/;

/** Key of a thing on the host's page that can be voted for, `LIMITS.subjectKey` characters at most. */
export const PAGE_KEY = /^[\p{L}\p{N}][\p{L}\p{N}_./:-]{0,119}$/u;

/** Id of a round, as the service gave it. */
export const ROUND_ID = /^[\w-]{1,60}$/;
