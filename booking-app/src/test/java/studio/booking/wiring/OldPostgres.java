package studio.booking.wiring;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says that it is a PostgreSQL of another time, and yes to everything else. */
final class OldPostgres implements AutoCloseable {
  private static final int SSL_REQUEST = 80877103;

  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final String version;

  OldPostgres(String version) throws IOException {
    this.version = version;
    Thread.ofVirtual().start(this::serve);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/booking".formatted(socket.getLocalPort());
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // It has hung up, or we have.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    var out = new DataOutputStream(client.getOutputStream());
    int length = in.readInt();
    int what = in.readInt();
    if (what == SSL_REQUEST) {
      out.writeByte('N');
      length = in.readInt();
      what = in.readInt();
    }
    in.skipNBytes(length - 8);
    message(out, 'R', new byte[4]);
    for (var parameter :
        new String[] {
          "server_version\0" + version,
          "client_encoding\0UTF8",
          "DateStyle\0ISO, MDY",
          "TimeZone\0UTC",
          "integer_datetimes\0on",
          "standard_conforming_strings\0on"
        }) {
      message(out, 'S', text(parameter));
    }
    message(out, 'K', new byte[8]);
    message(out, 'Z', new byte[] {'I'});
    while (true) {
      int type = in.read();
      if (type < 0 || type == 'X') return;
      in.skipNBytes(in.readInt() - 4);
      switch (type) {
        case 'P' -> message(out, '1', new byte[0]);
        case 'B' -> message(out, '2', new byte[0]);
        case 'D' -> message(out, 'n', new byte[0]);
        case 'E' -> message(out, 'C', text("SET"));
        case 'Q' -> {
          message(out, 'C', text("SET"));
          message(out, 'Z', new byte[] {'I'});
        }
        case 'S' -> message(out, 'Z', new byte[] {'I'});
        default -> {}
      }
    }
  }

  private static byte[] text(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }

  private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
    out.writeByte(type);
    out.writeInt(body.length + 4);
    out.write(body);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
