import { html } from 'lit';

export const up = html`<svg viewBox="0 0 14 14" aria-hidden="true"><path d="M7 3 1.8 9.2h10.4z" /></svg>`;

export const rosette = html`<svg viewBox="0 0 64 64" aria-hidden="true">
  <path d="M22 38 14 60l9-4 6 7 6-20zM42 38l8 22-9-4-6 7-6-20z" opacity=".5" />
  <path d="M32 3a23 23 0 1 0 0 46 23 23 0 0 0 0-46zm0 6.5a16.5 16.5 0 1 1 0 33 16.5 16.5 0 0 1 0-33zM32 15a11 11 0 1 0 0 22 11 11 0 0 0 0-22z" fill-rule="evenodd" />
</svg>`;
