/** What is personal about clients, over HTTP. */
@NullMarked
package studio.booking.privacy.rest;

import org.jspecify.annotations.NullMarked;
