import { css } from 'lit';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { phases } from './phases.styles.ts';

const own = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
  }
  .title {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: start;
  }
  .title:hover {
    color: var(--accent-text);
  }
  .bone {
    block-size: 90px;
    margin-block-start: 12px;
  }
  .answer {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--strong, var(--edge));
    white-space: pre-line;
  }
  .more {
    inline-size: 100%;
    margin-block-start: 12px;
  }
`;

/** What a board shows beside its list. */
export const viewStyles = [tokens, shared, details, formStyles, phases, own];
