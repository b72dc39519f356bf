/** What can be asked of the directory and done in it: one class each. */
@NullMarked
package studio.booking.directory.application;

import org.jspecify.annotations.NullMarked;
