package studio.booking.shared.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import studio.booking.shared.Role;

/**
 * Who may call a route; checked before anything of the request is read. One of the roles is enough,
 * and an owner counts as an admin. {@link Role#PUBLIC} lets everybody in, signed in or not. A route
 * without this lets nobody in.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {
  Role[] value();
}
