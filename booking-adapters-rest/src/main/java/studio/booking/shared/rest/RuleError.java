package studio.booking.shared.rest;

/**
 * Something in a document that breaks a rule of its schema.
 *
 * @param pointer where in the body, as a JSON pointer; empty for the whole
 * @param rule the keyword of JSON Schema, such as {@code maximum}, or the name of a rule of ours
 * @param detail what to do, as a sentence without a subject
 */
public record RuleError(String pointer, String rule, String detail) {}
