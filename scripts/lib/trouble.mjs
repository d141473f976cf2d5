/** Something that a person can set right: its message names what is wrong and the remedy, and needs no stack trace. */
export class Trouble extends Error {}
