import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 14px;
  }
  h3 {
    overflow-wrap: anywhere;
  }
  fieldset {
    display: grid;
    gap: 2px;
  }
  .start {
    display: flex;
    gap: 8px;
    align-items: center;
    min-block-size: 28px;
    margin: 0;
    font-weight: 400;
  }
  .start input {
    margin: 0;
    accent-color: var(--accent-mark);
  }
  [type='date'] {
    max-inline-size: 180px;
    margin-block-start: 4px;
  }
  .effect {
    display: grid;
    gap: 4px;
    padding: 12px 14px;
    border-radius: var(--radius-s);
    background: var(--accent-soft);
    font-size: 14px;
    overflow-wrap: anywhere;
  }
`;
