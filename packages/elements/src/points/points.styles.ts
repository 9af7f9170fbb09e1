import { css } from 'lit';

export const styles = css`
  .top {
    display: flex;
    align-items: center;
    gap: 16px;
  }
  .ring {
    position: relative;
    display: grid;
    place-content: center;
    flex: none;
    inline-size: 92px;
    block-size: 92px;
    border-radius: 50%;
    text-align: center;
    font-size: 13px;
    line-height: 1.15;
    color: var(--muted);
  }
  .ring svg {
    position: absolute;
    inset: 0;
    rotate: -90deg;
    fill: none;
    stroke: var(--sunken);
    stroke-width: 9;
  }
  .arc {
    stroke: var(--accent-mark);
    transition: stroke-dasharray 0.6s;
  }
  .ring b {
    display: block;
    font-size: 21px;
    letter-spacing: -0.02em;
    color: var(--text);
  }
  .ring .long {
    font-size: 15px;
  }
  .level,
  .week {
    font-weight: 650;
  }
  .small b {
    color: var(--text);
  }
  .small + .small {
    margin-block-start: 5px;
  }
  .week {
    color: var(--good);
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 8px;
    margin-block-start: 14px;
  }
  li,
  li button {
    border-radius: var(--radius-s);
  }
  li:not(:first-child),
  li button {
    padding: 8px 10px;
  }
  li button {
    inline-size: 100%;
    border: 0;
    background: none;
    text-align: start;
  }
  .more {
    color: var(--accent-text);
  }
  li button:hover .more {
    text-decoration: underline;
  }
  li {
    background: var(--sunken);
    font-size: 12px;
    line-height: 1.4;
    color: var(--muted);
  }
  li b {
    display: block;
    font-size: 17px;
    line-height: 1.5;
    letter-spacing: -0.01em;
    color: var(--text);
  }
  .further {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 10px;
    margin-block-start: 10px;
  }
  sup {
    font-size: 11px;
    line-height: 0;
  }
  details {
    margin-block-start: 10px;
  }
  .lines {
    flex: 1;
  }
  .lines .bone {
    margin: 8px 0;
  }
  .tiles .bone {
    block-size: 59px;
  }
  .foot {
    inline-size: 50%;
    margin-block: 16px 6px;
  }
  /* In a narrow column a figure and its word have one line; what the figure is about is left to who listens. */
  @container (max-width: 480px) {
    .since {
      font-size: 0;
    }
  }
  @container (max-width: 225px) {
    .top {
      display: grid;
    }
    .tiles {
      grid-template-columns: 1fr;
      gap: 6px;
    }
    li:not(:first-child),
    li button {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 6px;
      padding-block: 3px;
    }
    .tiles .bone {
      block-size: 31px;
    }
  }
  @container (min-width: 500px) {
    .body {
      display: grid;
      grid-template-columns: 1fr 1fr;
      align-items: center;
      gap: 18px;
    }
  }
`;
