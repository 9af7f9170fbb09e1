import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { BadgeArt } from '@cocarde/contract/badges.ts';

interface Shape {
  body: string;
  /** Behind the body, in a lighter shade. */
  ribbon: string;
  /** Height of the centre, of 64. */
  middle: number;
}

const TAILS = 'M22 38 14 60l9-4 6 7 6-20zM42 38l8 22-9-4-6 7-6-20z';
/** How much smaller the white ring is than the body. */
const INSET = 0.18;

const disc = (middle: number, radius: number): string =>
  `M32 ${middle - radius}a${radius} ${radius} 0 1 0 .01 0z`;

const SHAPES: Record<BadgeArt['shape'], Shape> = {
  cocarde: { body: disc(26, 22), ribbon: TAILS, middle: 26 },
  shield: { body: 'M32 5 55 12v17c0 15-10 24-23 31C19 53 9 44 9 29V12z', ribbon: '', middle: 31 },
  hexagon: { body: 'M32 5 56 18.500v27L32 59 8 45.500v-27z', ribbon: '', middle: 32 },
  star: { body: 'M32 5l10.9 14 16.7 6.1-9.9 14.7-.7 17.8L32 52.5l-17 4.9-.7-17.8-9.9-14.7 16.7-6.1z', ribbon: '', middle: 34 },
  medal: { body: disc(40, 21), ribbon: 'M13 2h14l9 20-12 6zM51 2H37l-9 20 12 6z', middle: 40 },
};

/** In a box of 24, drawn with a line; those of SOLID are filled as well. */
const GLYPHS: Record<BadgeArt['glyph'], string> = {
  spark: 'M12 3c.8 5.5 3.5 8.2 9 9-5.5.8-8.2 3.5-9 9-.8-5.5-3.5-8.2-9-9 5.5-.8 8.2-3.5 9-9z',
  check: 'M4.5 12.5 10 18 20 6.5',
  flame: 'M13 2.5c0 4.5 5.5 6.5 5.5 12a6.5 6.5 0 0 1-13 0c0-3 .8-5 1.3-8 1.9 1.5 2.9 3.5 3.2 6C12.5 10 13.3 6.5 13 2.5z',
  heart: 'M12 20C5.5 15.5 3.5 12.3 3.5 9A4.4 4.4 0 0 1 12 7.6 4.4 4.4 0 0 1 20.5 9c0 3.3-2 6.5-8.5 11z',
  eye: 'M2.5 12c5-8 14-8 19 0-5 8-14 8-19 0zM12 9.500a2.5 2.5 0 1 0 .01 0z',
  hand: 'M8 12V6.500M11 11V4M14 11V4.500M17 12V7M8 12h9v3.500a5 5 0 0 1-5 5c-3 0-4.5-2-6-5L4.5 12.5',
  bulb: 'M9.5 17c0-2.5-3.5-3.5-3.5-7.500a6 6 0 0 1 12 0c0 4-3.5 5-3.5 7.500zM10 21h4',
  chat: 'M4 5h16v11h-8.500L7 20v-4H4z',
  vote: 'M4 12.5V20h16v-7.5M7.5 9.5l4 4.5 6-10',
  trophy: 'M7.5 4h9v6a4.5 4.5 0 0 1-9 0zM7.5 6H4c0 3 1 4.5 3.5 4.500M16.5 6H20c0 3-1 4.5-3.5 4.500M12 15v4.500M8.5 20h7',
  people: 'M9 11a3.2 3.2 0 1 0-.01 0zM3 20c0-7.5 12-7.5 12 0M16 5a3.2 3.2 0 0 1 0 6M18 14.500c2 .8 3 2.7 3 5.5',
  flag: 'M6.5 21V4M6.5 5h12L15 9l3.5 4h-12',
};
const SOLID: readonly BadgeArt['glyph'][] = ['spark', 'flame', 'heart', 'hand', 'flag'];

/** Decorative: the badge's name stands beside it. */
export function badgeArt({ shape, colour, glyph }: BadgeArt): TemplateResult {
  const { body, ribbon, middle } = SHAPES[shape];
  // A star has the least room.
  const scale = shape === 'star' ? 0.9 : 1.05;
  return html`<svg class="art ${colour}" viewBox="0 0 64 64" aria-hidden="true">
    <path class="ribbon" d=${ribbon} />
    <path class="${shape} body" d=${body} />
    <path class="ring" d=${body} transform="translate(${32 * INSET} ${middle * INSET}) scale(${1 - INSET})" />
    <path class="glyph ${SOLID.includes(glyph) ? 'solid' : ''}" d=${GLYPHS[glyph]} transform="translate(${32 - 12 * scale} ${middle - 12 * scale}) scale(${scale})" />
  </svg>`;
}
