package studio.booking.shared.rest;

/** Hears of every problem that is answered, for those who count them. */
public interface Declines {
  void declined(ProblemCode why);
}
