package studio.booking.prompts.domain;

/**
 * Something that is wrong with a document.
 *
 * @param pointer where (RFC 6901); empty for the whole
 * @param rule the keyword of JSON Schema that it breaks, or the name of a rule of ours
 * @param detail what to do, as a sentence without a subject
 */
public record Violation(String pointer, String rule, String detail) {}
