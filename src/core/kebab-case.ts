/** What environments and tasks are called: small letters and digits, words joined by single hyphens. */
export const kebabCased = /^[a-z0-9]+(-[a-z0-9]+)*$/;
