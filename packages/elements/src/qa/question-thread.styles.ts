import { css } from 'lit';

export const styles = css`
  ul {
    gap: 10px;
  }
  li {
    padding: 10px;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  .best {
    background: var(--good-soft);
  }
  .mark {
    margin-block-end: 4px;
    color: var(--good);
    font-size: 13px;
    font-weight: 650;
  }
  .text {
    margin-block: 6px;
  }
  .gone {
    grid-column: 1 / -1;
  }
  cocarde-reactions {
    margin-block-start: 6px;
  }
  .refused {
    color: var(--warm);
    font-size: 13px;
  }
  .best :is(.muted, .link) {
    color: var(--text);
  }
`;
