/** The text with the password of any address in it, and any signing secret, replaced by stars. Also where it is malformed. */
export const masked = (text: string): string => text.replace(/(:\/\/[^\s/:]*):.*@/g, '$1:***@').replace(/whsec_\S*/g, 'whsec_***');
