package studio.booking.shared.rest;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Role;

/**
 * What a controller's method says about itself: who may call it, and what it takes.
 *
 * @param allowed who may call it; an owner is named wherever an admin is
 * @param arguments what is read from path, query and headers
 * @param body the record that the body is bound to, or null when it takes none, or reads it itself
 * @param readsBody whether it takes a body at all
 * @param needsSignIn whether a token is needed even where everybody is let in
 * @param json whether its answers are JSON
 * @param witnessed what the attempt of somebody with another role is kept as, or null
 * @param forLeavers whether clients who have left may call it
 * @param consent what a client has to have agreed to first, or null
 */
record Route(
    Set<Role> allowed,
    List<Argument> arguments,
    @Nullable Body body,
    boolean readsBody,
    boolean needsSignIn,
    boolean idempotent,
    boolean json,
    @Nullable String witnessed,
    boolean forLeavers,
    @Nullable NeedsConsent consent) {

  /**
   * A body of JSON.
   *
   * @param type what it becomes, or each of its lines
   * @param lines whether it is one object per line, to be read one after the other
   */
  record Body(int index, Class<?> type, boolean required, boolean lines) {}

  /** Something that comes from outside the body, and which argument of the method it becomes. */
  sealed interface Argument {
    int index();
  }

  /** A part of the path. */
  record InPath(int index, String name, Value value) implements Argument {}

  /**
   * A query parameter.
   *
   * @param fallback is taken when it is not there, or null
   * @param many whether it may be repeated; the argument is then a list
   */
  record InQuery(
      int index,
      String name,
      Value value,
      boolean required,
      @Nullable String fallback,
      boolean many)
      implements Argument {}

  /** {@code limit} and {@code cursor}. */
  record Paging(int index) implements Argument {}

  /** {@code If-Match}. */
  record Version(int index) implements Argument {}

  /** {@code X-Access-Reason}. */
  record Reason(int index) implements Argument {}

  /**
   * What a text has to be.
   *
   * @param wrapper the type of ours around the value, such as an id, or null
   */
  record Value(Class<?> type, Constraints constraints, @Nullable Class<?> wrapper) {
    Object read(String text) throws Unfit {
      // A parameter is one line, whatever it is of.
      Characters.check(text, false);
      var value = Texts.parameter(type, text);
      constraints.check(value);
      return wrapper == null ? value : Words.make(wrapper, new Object[] {value});
    }
  }
}
