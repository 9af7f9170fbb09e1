import { createApp } from './app.ts';

/** Entry on Cloudflare Workers. Files of the widgets are served before it, from the assets binding. */
export default createApp();
