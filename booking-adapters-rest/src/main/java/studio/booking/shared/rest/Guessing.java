package studio.booking.shared.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a route by which somebody could find out a secret word by trying. How many wrong ones a
 * person may try, and all persons of a studio together, is limited; a controller says of a wrong
 * one {@link WrongGuess#note}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Guessing {
  /** The property of the body that is the word; a body without it tries none. Empty: each does. */
  String property() default "";
}
