// What few boards show, in one piece: two would cost every board a little more.
export { partNotes } from './part.ts';
export { dress, podium } from './podium.ts';
