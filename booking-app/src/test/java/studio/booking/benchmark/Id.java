package studio.booking.benchmark;

import java.util.UUID;

/**
 * Ids that Java, SQL and pgbench's scripts can each work out by themselves: a prefix for the kind
 * of thing, and its number as the last digits, so many that no zeros have to be put before it.
 */
enum Id {
  STUDIO('1'),
  COACH('2'),
  TYPE('3'),
  SESSION('4'),
  PLACE('5'),
  CLIENT('6'),
  LOT('7'),
  PACKAGE('8'),
  RULE('9'),
  BOOKING('a'),
  LINE('b'),
  CHANGE('c'),
  NOTICE('d');

  /** Added to every number, so that all have twelve digits. */
  static final long FIRST = 100_000_000_000L;

  private final char kind;

  Id(char kind) {
    this.kind = kind;
  }

  /** All of an id but its last twelve digits. */
  String prefix() {
    return "0190000" + kind + "-0000-7000-8000-";
  }

  UUID of(long number) {
    return UUID.fromString(prefix() + (FIRST + number));
  }

  /** An SQL expression for the id of a number that is an SQL expression too. */
  String sql(String number) {
    return "('%s' || (%d + (%s))::text)::uuid".formatted(prefix(), FIRST, number);
  }
}
