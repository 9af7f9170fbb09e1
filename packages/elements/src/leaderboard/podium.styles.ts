import { css } from 'lit';

export const podiumStyles = css`
  .podium {
    display: flex;
    align-items: end;
    justify-content: center;
    gap: 6px;
    margin: 14px 0 0;
    padding: 0;
    border-block-end: 1px solid var(--line);
    list-style: none;
    text-align: center;
  }
  .podium li {
    display: grid;
    flex: 0 1 120px;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    min-inline-size: 0;
    font-size: 14px;
    line-height: 1.35;
  }
  /* The first in the middle. */
  .podium li:nth-child(2) {
    order: -1;
  }
  .podium li:nth-child(3) {
    order: 1;
  }
  .podium .avatar {
    grid-area: 1 / 1;
    inline-size: 44px;
    block-size: 44px;
    margin-block: 4px 10px;
  }
  .podium li > [class^='m'] {
    z-index: 1;
    grid-area: 1 / 1;
    align-self: end;
    margin-inline-start: 34px;
  }
  .podium .avatar + span,
  .podium .small {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    overflow-wrap: normal;
    hyphens: auto;
    font-weight: 600;
  }
  /* Two lines of a name and one beside it, whatever they are, so that who stands higher is shown higher. */
  .podium .avatar + span {
    block-size: 54px;
  }
  .podium .small {
    display: block;
    font-size: 12px;
    font-weight: 400;
    white-space: nowrap;
  }
  .step {
    display: grid;
    align-content: center;
    inline-size: 100%;
    min-block-size: 64px;
    margin-block-start: 6px;
    padding: 4px;
    border-radius: var(--radius-s) var(--radius-s) 0 0;
    background: var(--sunken);
  }
  [aria-current] .step {
    background: none;
  }
  .podium + p {
    margin-block-start: 10px;
  }
  .s1 {
    min-block-size: 104px;
  }
  .s2 {
    min-block-size: 84px;
  }
`;
