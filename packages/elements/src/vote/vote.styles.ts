import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    min-block-size: 48px;
    vertical-align: middle;
  }
  .vote {
    display: contents;
  }
  .vote svg {
    margin: auto;
  }
  .vote .again {
    font-size: 14px;
  }
  .label {
    order: 1;
    font-weight: 500;
  }
  /* There is room beside a single button: its reason stands there for everybody. */
  .vote button + .why.why {
    position: static;
    display: inline;
    order: 2;
    inline-size: auto;
    max-inline-size: 32ch;
    padding: 0;
    background: none;
    color: var(--warm);
  }
  .vote button + .reason.reason {
    color: var(--muted);
  }
  .bone {
    inline-size: 54px;
    block-size: 48px;
    border-radius: 12px;
  }
`;
