import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 10px;
    align-items: center;
    margin-block-end: 10px;
  }
  select.field {
    inline-size: auto;
    min-block-size: 30px;
    padding: 2px 8px;
    font-size: 13px;
  }
  button.chip {
    min-block-size: 26px;
    border: 0;
  }
  .chip[aria-pressed='true'] {
    background: var(--accent-soft);
    color: var(--accent-text);
    box-shadow: inset 0 0 0 1px;
  }
`;
