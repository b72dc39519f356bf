package studio.booking.shared.jooq;

import java.util.Locale;
import studio.booking.shared.Caller;

/** The PostgreSQL roles that a transaction can enter; policies and grants are written for these. */
enum DatabaseRole {
  BOOKING_CLIENT,
  BOOKING_COACH,
  BOOKING_ADMIN,
  BOOKING_AI_REQUEST,
  BOOKING_SYSTEM,
  BOOKING_PUBLIC,
  BOOKING_SIGNIN;

  static DatabaseRole of(Caller caller) {
    return switch (caller.role()) {
      case CLIENT -> BOOKING_CLIENT;
      case COACH -> BOOKING_COACH;
      case ADMIN, OWNER -> BOOKING_ADMIN;
      case AI_SERVICE -> BOOKING_AI_REQUEST;
      case SYSTEM -> BOOKING_SYSTEM;
      case PUBLIC -> BOOKING_PUBLIC;
      case STRANGER -> BOOKING_SIGNIN;
    };
  }

  String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
