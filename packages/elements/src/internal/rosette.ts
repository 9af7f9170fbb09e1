import { html } from 'lit';

export const rosette = html`<svg viewBox="0 0 64 64" aria-hidden="true">
  <path d="M22 38 14 60l9-4 6 7 6-20zM42 38l8 22-9-4-6 7-6-20z" opacity=".5" />
  <circle cx="32" cy="26" r="20" fill="none" stroke="currentColor" stroke-width="6" /><circle cx="32" cy="26" r="11" />
</svg>`;
