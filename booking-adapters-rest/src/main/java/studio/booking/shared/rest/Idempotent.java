package studio.booking.shared.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets callers send an {@code Idempotency-Key}: the method then runs in one unit of work with the
 * key, and the same request again gets the first answer again. Refusals are not kept. The method
 * needs a {@link studio.booking.shared.Caller} argument, and changes nothing but through use cases,
 * for it may be run again after a lost race. With {@code dryRun=true} the key is ignored.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
