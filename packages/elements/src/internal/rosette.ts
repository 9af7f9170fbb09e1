import { html } from 'lit';

export const rosette = html`<svg viewBox="0 0 64 64" aria-hidden="true">
  <path d="M22 38 14 60l9-4 6 7 6-20zM42 38l8 22-9-4-6 7-6-20z" opacity=".5" />
  <path d="M32 3a23 23 0 1 1-.1 0zm0 6a17 17 0 1 0 .1 0zm0 6a11 11 0 1 1-.1 0z" />
</svg>`;
