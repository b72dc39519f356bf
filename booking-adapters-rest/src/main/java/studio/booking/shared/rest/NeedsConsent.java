package studio.booking.shared.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a route that does what a client has to have agreed to. Without a valid consent it is 403
 * {@link ProblemCode#CONSENT_REQUIRED}, with the version to ask with. Looked up for each request,
 * so that a consent which is taken back counts no more from the next request on. Who may not see
 * the client gets 404, and learns nothing of consents.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsConsent {
  /** The type, such as {@code ai_processing}. */
  String value();

  /**
   * Whose: the path variable, query parameter or property of the body that has the client's id.
   * Where that is not there, and where nothing is named, it is the caller.
   */
  String client() default "";
}
