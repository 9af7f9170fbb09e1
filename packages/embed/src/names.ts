/** Elements that a page may write, each with about the pixels that it takes once it has its data. The toast and the parts of an element come by themselves. */
export const HEIGHTS = { points: 300, badges: 300, profile: 300, leaderboard: 500, ideas: 1200, qa: 1200, vote: 50, inbox: 50, pending: 300, activity: 300, experts: 300, moderation: 300, rules: 300, rings: 300, poll: 400 };

export type Name = keyof typeof HEIGHTS;
export const NAMES = Object.keys(HEIGHTS) as Name[];

export const tagOf = (name: Name) => `cocarde-${name}`;

/** For hosts that strip tags that they do not know: `<div data-cocarde="ideas" data-board="…">`. */
export const markOf = (name: Name) => `[data-cocarde=${name}]`;
