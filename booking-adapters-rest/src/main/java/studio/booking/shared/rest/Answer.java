package studio.booking.shared.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route answers with when it says yes, for the API's documentation. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Answer {
  /** The shape of the answer; {@link Void} for none. */
  Class<?> value();

  int status() default 200;

  /** The status when the same was done before and nothing is done again; 0: it is no other. */
  int again() default 0;

  /** The answer is a {@link studio.booking.shared.Page} of these. */
  boolean page() default false;
}
