import { css } from 'lit';

/* An item is two cells of the grid: the badge, and its detail on a row of its own below it. Dense, so that the next badges stay where they were. */
export const styles = css`
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(84px, 1fr));
    grid-auto-flow: dense;
    gap: 14px 4px;
  }
  li {
    display: contents;
  }
  .badge {
    text-align: center;
    font-size: 12.5px;
    line-height: 1.25;
    hyphens: auto;
    hyphenate-limit-chars: 14 5 5;
  }
  .badge button {
    inline-size: 100%;
    padding: 0;
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: inherit;
  }
  .badge .art {
    margin: 0 auto 6px;
  }
  .tier {
    display: block;
    color: var(--muted);
  }
  .badge button:hover {
    text-decoration: underline;
  }
  /* Not bold: a name must be as wide open as closed. */
  .badge [aria-expanded='true'] {
    text-decoration: underline 2px;
    text-underline-offset: 3px;
  }
  .locked {
    color: var(--muted);
  }
  .locked .art {
    opacity: 0.42;
    filter: saturate(0.2);
  }
  progress {
    inline-size: calc(100% - 24px);
    margin-inline: auto;
  }
  .about {
    grid-column: 1 / -1;
    min-block-size: 64px;
    padding: 10px 12px;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  [hidden] {
    display: none;
  }
  .grid + .link {
    margin-block-start: 12px;
  }
  .grid .bone {
    block-size: 95px;
  }
  .title,
  .foot {
    inline-size: 40%;
    margin-block: 4px 16px;
  }
  .foot {
    margin-block: 17px 5px;
  }
`;
