package studio.booking.wiring;

import org.jspecify.annotations.Nullable;

/** The PostgreSQL that the program works with. */
public interface DatabaseServer extends AutoCloseable {
  /**
   * A way in.
   *
   * @param url JDBC address
   */
  record Login(String url, String username, @Nullable String password) {
    /** Without what follows the address: it may be a password. */
    @Override
    public String toString() {
      return username + " at " + url.replaceFirst("\\?.*", "");
    }
  }

  /** As the role that owns the database and migrates it. */
  Login owner();

  /** As the role that owns nothing; it may have to be made first. */
  Login program();

  @Override
  void close();
}
