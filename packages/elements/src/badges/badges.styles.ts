import { css } from 'lit';

/* An item is two cells of the grid: the badge, and its detail on a row of its own below it. Dense, so that the next badges stay where they were. */
export const styles = css`
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(80px, 1fr));
    grid-auto-flow: dense;
    gap: 14px 8px;
  }
  li {
    display: contents;
  }
  .badge {
    text-align: center;
    font-size: 12.5px;
    line-height: 1.25;
    hyphens: auto;
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
  .badge button:hover {
    text-decoration: underline;
  }
  .badge [aria-expanded='true'] {
    font-weight: 650;
  }
  .locked {
    color: var(--muted);
  }
  .locked .art {
    opacity: 0.42;
    filter: saturate(0.2);
  }
  progress {
    appearance: none;
    display: block;
    inline-size: calc(100% - 24px);
    block-size: 5px;
    margin: 5px auto 0;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--sunken);
  }
  ::-webkit-progress-bar {
    background: var(--sunken);
  }
  ::-webkit-progress-value {
    background: var(--accent-mark);
  }
  ::-moz-progress-bar {
    background: var(--accent-mark);
  }
  .about {
    grid-column: 1 / -1;
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
