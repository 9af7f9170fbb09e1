import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    margin-block-start: 6px;
  }
  li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 12px;
    padding: 9px 0;
    border-block-start: 1px solid var(--line);
    font-size: 14px;
    line-height: 1.4;
  }
  li b {
    grid-area: 1 / 2;
    color: var(--muted);
  }
  li .more {
    color: var(--good);
  }
  li .small {
    grid-column: 1 / -1;
    font-size: 12.5px;
  }
  .btn {
    inline-size: 100%;
  }
  .bone {
    block-size: 48px;
    margin-block: 8px;
  }
`;
