package studio.booking.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a number of connections busy, each with one request after the other. One thread and next to
 * no work for each request, since the load runs on the same processors as what it measures.
 */
final class Load {
  /** What to send. */
  interface Requests {
    /**
     * @param number how many this connection has sent before
     * @return a whole HTTP/1.1 request; null when there is nothing left to do
     */
    byte @Nullable [] next(int connection, int number);
  }

  /**
   * What came back.
   *
   * @param statuses how many answers there were of each status
   * @param odd the first answer that had not the status that was wanted
   * @param nanos how long each answer took
   */
  record Outcome(
      long good, Duration time, Map<Integer, Long> statuses, @Nullable String odd, long[] nanos) {
    double perSecond() {
      return good * 1e9 / time.toNanos();
    }

    double medianMillis() {
      var sorted = nanos.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2] / 1e6;
    }

    /** Some may have been told that it was too much just then; none may have failed. */
    Outcome requireGood() {
      long all = statuses.values().stream().mapToLong(Long::longValue).sum();
      if (good + statuses.getOrDefault(503, 0L) < all) {
        throw new IllegalStateException(
            "Answers were not as they should: " + statuses + "\n" + odd);
      }
      return this;
    }
  }

  private final int port;
  private final int wantedStatus;
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private long good;
  private @Nullable String odd;
  private long[] nanos = new long[4096];
  private int answers;

  private Load(int port, int wantedStatus) {
    this.port = port;
    this.wantedStatus = wantedStatus;
  }

  static Outcome run(int port, int connections, Duration time, int wantedStatus, Requests requests)
      throws IOException {
    return new Load(port, wantedStatus).run(connections, time, requests);
  }

  private Outcome run(int connections, Duration time, Requests requests) throws IOException {
    var all = new Connection[connections];
    try (var selector = Selector.open()) {
      for (int i = 0; i < connections; i++) all[i] = new Connection(i, port, selector);
      long start = System.nanoTime();
      long end = start + time.toNanos();
      long last = start;
      int busy = 0;
      for (var connection : all) if (connection.send(requests)) busy++;
      while (busy > 0) {
        if (selector.select(10_000) == 0) throw new IOException("No answer for ten seconds");
        for (var key : selector.selectedKeys()) {
          var connection = (Connection) key.attachment();
          if (!connection.received()) continue;
          last = System.nanoTime();
          take(connection, last);
          if (last >= end) connection.waiting = false;
          if (last >= end || !connection.send(requests)) busy--;
        }
        selector.selectedKeys().clear();
      }
      return new Outcome(
          good, Duration.ofNanos(last - start), statuses, odd, Arrays.copyOf(nanos, answers));
    } finally {
      for (var connection : all) if (connection != null) connection.channel.close();
    }
  }

  private void take(Connection connection, long now) {
    int status = connection.status();
    statuses.merge(status, 1L, Long::sum);
    if (status == wantedStatus) {
      good++;
    } else if (odd == null) {
      odd = connection.text();
    }
    if (answers == nanos.length) nanos = Arrays.copyOf(nanos, answers * 2);
    nanos[answers++] = now - connection.sentAt;
  }

  private static final class Connection {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final int number;
    private final int port;
    private final Selector selector;
    private SocketChannel channel;
    private boolean waiting;
    private byte[] answer = new byte[1 << 16];
    private int filled;
    private int sent;
    private long sentAt;

    Connection(int number, int port, Selector selector) throws IOException {
      this.number = number;
      this.port = port;
      this.selector = selector;
      channel = open();
    }

    private SocketChannel open() throws IOException {
      var opened =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
      opened.configureBlocking(false);
      opened.register(selector, SelectionKey.OP_READ, this);
      return opened;
    }

    boolean send(Requests requests) throws IOException {
      var request = requests.next(number, sent);
      waiting = request != null;
      if (request == null) return false;
      // After an answer that it was too much, the program hangs up.
      if (filled > 0 && status() >= 500) {
        channel.close();
        channel = open();
      }
      sent++;
      filled = 0;
      sentAt = System.nanoTime();
      var buffer = ByteBuffer.wrap(request);
      // Small enough for the socket's own buffer, which the answer before has emptied.
      while (buffer.hasRemaining()) channel.write(buffer);
      return true;
    }

    /** Reads what is there. Whether the answer is complete. */
    boolean received() throws IOException {
      if (filled == answer.length) answer = Arrays.copyOf(answer, filled * 2);
      int read = channel.read(ByteBuffer.wrap(answer, filled, answer.length - filled));
      if (read < 0) {
        channel.close();
        if (!waiting) return false;
        throw new EOFException("The connection was closed: " + text());
      }
      filled += read;
      int head = indexOf(HEAD_END, 0, filled);
      if (head < 0) return false;
      int body = head + HEAD_END.length;
      int length = contentLength(head);
      return length >= 0 ? filled >= body + length : endsWithLastChunk(body);
    }

    int status() {
      return Integer.parseInt(new String(answer, 9, 3, StandardCharsets.US_ASCII));
    }

    String text() {
      return new String(answer, 0, filled, StandardCharsets.UTF_8);
    }

    private int contentLength(int head) {
      int at = indexOf(LENGTH, 0, head);
      if (at < 0) return -1;
      int length = 0;
      for (int i = at + LENGTH.length; answer[i] != '\r'; i++) {
        if (answer[i] != ' ') length = length * 10 + answer[i] - '0';
      }
      return length;
    }

    /** JSON has no line breaks of this kind in it, so nothing else can look like the last chunk. */
    private boolean endsWithLastChunk(int body) {
      int at = filled - LAST_CHUNK.length;
      return at >= body && matches(LAST_CHUNK, at) && (at == body || answer[at - 1] == '\n');
    }

    private int indexOf(byte[] wanted, int from, int to) {
      for (int i = from; i <= to - wanted.length; i++) if (matches(wanted, i)) return i;
      return -1;
    }

    private boolean matches(byte[] wanted, int at) {
      for (int i = 0; i < wanted.length; i++) {
        int letter = answer[at + i];
        if (letter >= 'A' && letter <= 'Z') letter += 'a' - 'A';
        if (letter != wanted[i]) return false;
      }
      return true;
    }
  }
}
