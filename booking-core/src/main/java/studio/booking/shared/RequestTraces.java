package studio.booking.shared;

/** What requests have left behind in the database besides what they were for. */
public interface RequestTraces {
  /**
   * Removes answers that are kept to be given again, and events still to be told, where they are
   * the person's or name them.
   */
  void remove(PersonId person);
}
