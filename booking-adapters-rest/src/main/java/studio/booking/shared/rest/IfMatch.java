package studio.booking.shared.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an {@link java.util.OptionalLong} argument: the version that the caller expects the resource
 * to have ({@link ETags#expected}); empty when they sent no {@code If-Match}. What does not match
 * is answered with {@link ProblemCode#PRECONDITION_FAILED}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface IfMatch {}
