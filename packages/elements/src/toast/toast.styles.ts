import { css } from 'lit';

export const styles = css`
  .toast {
    position: fixed;
    z-index: 2147483000;
    inset-block-end: 24px;
    inset-inline-end: 24px;
    display: flex;
    gap: 12px;
    align-items: center;
    max-inline-size: min(440px, calc(100vw - 48px));
    padding: 12px 10px 12px 12px;
    border-radius: var(--radius);
    background: var(--text);
    color: var(--surface);
    box-shadow: 0 12px 32px #0005;
    animation: rise 0.25s ease-out;
  }
  .toast > svg {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
  }
  /* The toast is dark where the page is light, and the other way round. */
  .toast > .art {
    color: light-dark(color-mix(in oklab, var(--art) 75%, #fff), var(--art));
  }
  .toast > svg:not(.art) {
    color: color-mix(in oklab, var(--accent) 55%, var(--surface));
  }
  .small {
    display: block;
    opacity: 0.8;
  }
  button {
    flex: none;
    padding: 6px;
    border: 0;
    border-radius: 50%;
    background: none;
    color: inherit;
  }
  button:hover {
    background: #8885;
  }
  :focus-visible {
    outline-color: currentColor;
  }
  button svg {
    inline-size: 16px;
    stroke: currentColor;
    stroke-width: 2;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 12px;
    }
  }
  @media (max-width: 480px) {
    .toast {
      inset-inline: 12px;
      inset-block-end: 12px;
      max-inline-size: none;
    }
    p {
      flex: 1;
    }
  }
  @media (forced-colors: active) {
    .toast {
      border: 1px solid;
    }
  }
`;
