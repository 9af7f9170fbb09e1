import { css } from 'lit';

export const styles = css`
  dialog {
    inline-size: min(420px, calc(100vw - 24px));
    max-block-size: calc(100dvh - 24px);
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    box-shadow: 0 18px 50px #0006;
  }
  dialog::backdrop {
    background: #0d111c80;
  }
  cocarde-profile {
    --corner: 28px;
  }
  button {
    position: absolute;
    inset-block-start: 10px;
    inset-inline-end: 10px;
    z-index: 1;
    padding: 8px;
    border: 0;
    border-radius: 50%;
    background: var(--surface);
  }
  button:hover {
    background: var(--sunken);
  }
  button svg {
    inline-size: 16px;
    stroke: currentColor;
    stroke-width: 2;
  }
`;
