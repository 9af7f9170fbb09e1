import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    padding-block-start: 6px;
  }
  label {
    display: flex;
    gap: 10px;
    align-items: center;
    min-block-size: 36px;
    font-size: 14px;
    cursor: pointer;
  }
  input {
    appearance: none;
    flex: none;
    position: relative;
    inline-size: 38px;
    block-size: 24px;
    margin: 0;
    border: 1px solid var(--edge);
    border-radius: 12px;
    background: var(--sunken);
    cursor: inherit;
    transition: background 0.15s;
  }
  input::before {
    content: '';
    position: absolute;
    inset-block-start: 3px;
    inset-inline-start: 3px;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    background: var(--edge);
    transition: inset-inline-start 0.15s;
  }
  input:checked {
    border-color: var(--accent-mark);
    background: var(--accent-mark);
  }
  input:checked::before {
    inset-inline-start: 17px;
    background: var(--surface);
  }
  [aria-busy='true'] {
    opacity: 0.6;
  }
  .parts {
    padding-inline-start: 14px;
    border-inline-start: 2px solid var(--line);
  }
  .about {
    margin-block: 2px 8px;
  }
  .btn {
    margin-block-start: 8px;
  }
  /* Colours of our own are gone there: the knob says where it stands. */
  @media (forced-colors: active) {
    input::before {
      background: ButtonText;
    }
    input:checked::before {
      background: Highlight;
    }
  }
`;
