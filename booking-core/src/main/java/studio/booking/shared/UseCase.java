package studio.booking.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the one way in to a piece of behaviour that changes something. booking-app runs each call
 * in one unit of work for the {@link Caller} that is its first argument; an outcome that is a
 * {@link Rejection} leaves nothing behind. A call may be run again when it lost a race, so it
 * changes nothing but through its ports.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UseCase {}
