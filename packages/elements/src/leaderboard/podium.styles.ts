import { css } from 'lit';

/* Two rows that all share, so that names and figures may take the lines they need; who stands lower begins both lower. */
export const podiumStyles = css`
  .podium {
    display: grid;
    grid-template-rows: auto auto;
    grid-auto-columns: minmax(0, 120px);
    grid-auto-flow: column;
    justify-content: center;
    column-gap: 6px;
    margin: 14px 0 0;
    padding: 0;
    border-block-end: 1px solid var(--line);
    list-style: none;
    text-align: center;
  }
  .podium li {
    --down: 0px;
    position: relative;
    isolation: isolate;
    display: grid;
    grid-row: 1 / 3;
    grid-template: subgrid / minmax(0, 1fr);
    font-size: 14px;
    line-height: 1.35;
  }
  .podium .s2 {
    --down: 20px;
  }
  .podium .s3 {
    --down: 40px;
  }
  /* The first in the middle. */
  .podium li:nth-child(2) {
    order: -1;
  }
  .podium li:nth-child(3) {
    order: 1;
  }
  .podium [aria-current] {
    outline: 0;
    background: none;
    clip-path: none;
  }
  .podium [aria-current]::before {
    content: '';
    position: absolute;
    z-index: -1;
    inset: var(--down) 0 0;
    border: 1px solid var(--accent-mark);
    border-radius: var(--radius-s);
    background: var(--accent-soft);
  }
  .who {
    position: relative;
    inset-block-start: var(--down);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    justify-items: center;
  }
  .who .avatar {
    grid-area: 1 / 1;
    inline-size: 44px;
    block-size: 44px;
    margin-block: 4px 10px;
  }
  .who > [class^='m'] {
    z-index: 1;
    grid-area: 1 / 1;
    align-self: end;
    margin-inline-start: 34px;
  }
  .who .avatar + span {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    hyphens: auto;
    font-weight: 600;
  }
  .who .small {
    display: block;
    font-size: 12px;
    font-weight: 400;
  }
  .step {
    display: grid;
    align-content: center;
    min-block-size: calc(104px - var(--down));
    margin-block-start: calc(6px + var(--down));
    padding: 4px;
    border-radius: var(--radius-s) var(--radius-s) 0 0;
    overflow-wrap: anywhere;
    background: var(--sunken);
  }
  [aria-current] .step {
    background: none;
  }
  .podium + p {
    margin-block-start: 10px;
  }
`;
