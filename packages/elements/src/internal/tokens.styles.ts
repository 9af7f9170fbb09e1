import { css } from 'lit';

/**
 * The page's `--cocarde-*` properties, each with our own value behind it. `color-scheme` is inherited
 * (setting it here would paint a dark widget on a white page) unless `theme` asks for one by name.
 */
export const tokens = css`
  :host {
    --accent: var(--cocarde-accent, #3b4fd8);
    --on-accent: var(--cocarde-on-accent, #fff);
    --surface: var(--cocarde-surface, light-dark(#fff, #16181f));
    --sunken: var(--cocarde-sunken, light-dark(#f4f5f9, #1e212b));
    --line: var(--cocarde-line, light-dark(#e2e4ec, #2e3240));
    --text: var(--cocarde-text, light-dark(#1b1e2b, #eceef6));
    --muted: var(--cocarde-muted, light-dark(#5a6073, #a3a9bd));
    --accent-soft: color-mix(in oklab, var(--accent) 10%, var(--surface));
    --accent-mark: light-dark(var(--accent), color-mix(in oklab, var(--accent) 75%, #fff));
    --accent-text: light-dark(color-mix(in oklab, var(--accent) 88%, #000), color-mix(in oklab, var(--accent) 48%, #fff));
    --good: var(--cocarde-good, light-dark(#177746, #5bd399));
    --good-soft: color-mix(in oklab, var(--good) 12%, var(--surface));
    --warm: var(--cocarde-warm, light-dark(#a35200, #ffb86b));
    --edge: light-dark(#858ba0, #6b7289);
    --radius: var(--cocarde-radius, 14px);
    --radius-s: var(--cocarde-radius-s, 9px);
    font: 15px/1.5 var(--cocarde-font, system-ui, sans-serif);
    color: var(--text);
    text-align: start;
    text-transform: none;
    letter-spacing: normal;
    white-space: normal;
    overflow-wrap: break-word;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([hidden]) {
    display: none !important;
  }
`;
