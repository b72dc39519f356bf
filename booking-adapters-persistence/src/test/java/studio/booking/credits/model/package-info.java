/**
 * Random commands against a small model of how credits work. The model knows only what people were
 * promised, and uses nothing of the product.
 */
@org.jspecify.annotations.NullMarked
package studio.booking.credits.model;
