/** The text with the password of any address in it replaced by stars. Also where the address itself is malformed. */
export const masked = (text: string): string => text.replace(/(:\/\/[^\s/:]*):.*@/g, '$1:***@');
