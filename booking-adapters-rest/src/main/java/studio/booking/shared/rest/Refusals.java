package studio.booking.shared.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that a route answers with besides those that any route can: these show in the API's
 * documentation. (Any route: bad input, no sign-in, wrong role, unknown id in the path, wrong
 * version, used key, overload.)
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refusals {
  ProblemCode[] value();
}
