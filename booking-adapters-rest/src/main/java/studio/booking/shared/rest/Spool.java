package studio.booking.shared.rest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * More bytes than are kept in memory, on disk for the length of a request. The file is gone when
 * this is closed; where files can be open without a name, it has none from the beginning.
 */
final class Spool implements Closeable {
  private final FileChannel file;

  Spool() throws IOException {
    // Others could guess a name of ours, so the system makes one that only we may open.
    var path = Files.createTempFile("booking-", ".spool");
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Adds to what is there; to be flushed. */
  OutputStream out() {
    return new BufferedOutputStream(Channels.newOutputStream(file));
  }

  /** All of it, from the beginning. Nothing is added afterwards. */
  InputStream in() throws IOException {
    file.position(0);
    return new BufferedInputStream(Channels.newInputStream(file));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
