/** What is personal about clients: kept encrypted, shown to few, and never unnoticed. */
@NullMarked
package studio.booking.privacy;

import org.jspecify.annotations.NullMarked;
