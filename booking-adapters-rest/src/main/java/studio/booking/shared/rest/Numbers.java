package studio.booking.shared.rest;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/** Reads numbers without bending them: 1.5 is no whole number, and what is too large is refused. */
final class Numbers {
  static final String WHOLE = "must be a whole number";
  static final String NUMBER = "must be a number";

  private static final int DIGITS = 19;

  private Numbers() {}

  static Object whole(Class<?> type, JsonNode node) throws Unfit {
    if (!node.isIntegralNumber()) throw new Unfit(WHOLE);
    return whole(type, node.bigIntegerValue());
  }

  static Object whole(Class<?> type, BigInteger value) throws Unfit {
    int bits = type == Integer.class ? 31 : 63;
    if (value.bitLength() > bits) throw new Unfit("is out of range");
    return type == Integer.class ? (Object) value.intValue() : (Object) value.longValue();
  }

  static BigDecimal decimal(JsonNode node) throws Unfit {
    if (!node.isNumber()) throw new Unfit(NUMBER);
    var value = node.decimalValue();
    // Looked at before anything is done with it: 1e999999999 is short to write, long to add to.
    if (value.scale() > DIGITS
        || value.scale() < -DIGITS
        || value.precision() - value.scale() > DIGITS) {
      throw new Unfit("is out of range");
    }
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
