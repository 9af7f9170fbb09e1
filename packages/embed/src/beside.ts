// Only known while the script runs for the first time.
const { src = location.href } = (document.currentScript ?? {}) as { src?: string };

/** Address of a file that is published beside the script. */
export const beside = (file: string): string => new URL(file, src).href;
