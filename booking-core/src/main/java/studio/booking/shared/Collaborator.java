package studio.booking.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a part of what {@link UseCase}s do. It has no unit of work of its own: it asks and writes
 * in that of the use case that calls it. booking-app makes one of each.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Collaborator {}
