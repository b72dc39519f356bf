/** What clients agreed to: asked one thing at a time, answered yes or no, and taken back. */
@NullMarked
package studio.booking.consent;

import org.jspecify.annotations.NullMarked;
