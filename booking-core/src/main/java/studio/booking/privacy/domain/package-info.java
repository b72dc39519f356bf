/**
 * What is kept of people, how it is kept from everybody else, and what that needs of the outside.
 */
@NullMarked
package studio.booking.privacy.domain;

import org.jspecify.annotations.NullMarked;
