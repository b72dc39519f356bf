package studio.booking.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** A booking that the program made, and whose statements pgbench repeats for others. */
record RecordedBooking(Server server, int session, Recording recording) {
  /** Nobody else's. */
  private static final int CLIENT = Seeds.CLIENTS - 1;

  /** Has the program book a place in this session. */
  static RecordedBooking of(
      Bench bench, Requests requests, Tally tally, Product product, int session)
      throws IOException, SQLException, InterruptedException {
    var key = key(session);
    var recording =
        Recording.of(
            bench.server(),
            key,
            () ->
                tally.acknowledged(
                    Load.run(
                            product.port(),
                            1,
                            Duration.ofSeconds(10),
                            201,
                            (_, number) -> number > 0 ? null : requests.book(CLIENT, session, key))
                        .requireGood()
                        .good()));
    return new RecordedBooking(bench.server(), session, recording);
  }

  private static String key(int session) {
    return "recorded-" + session;
  }

  RecordedBooking withoutRowSecurity() {
    return new RecordedBooking(
        server, session, recording.withoutRowSecurity(Id.STUDIO.of(0).toString()));
  }

  /**
   * The same booking for other clients and sessions, whose numbers the script has in the variables
   * cn (client), sn and sh (session), and made (anything new).
   */
  List<String> forPgbench() throws SQLException {
    var known = new LinkedHashMap<String, String>();
    known.put(Id.STUDIO.of(0).toString(), "'" + Id.STUDIO.of(0) + "'");
    known.put(Id.CLIENT.of(CLIENT).toString(), text(Id.CLIENT.prefix(), "cn"));
    known.put(Id.LOT.of(CLIENT).toString(), text(Id.LOT.prefix(), "cn"));
    known.put(Id.SESSION.of(session).toString(), text(Id.SESSION.prefix(), "sn"));
    var booked =
        server
            .text(
                Writes.DATABASE,
                "select place_id || ' ' || id from scheduling.booking where client_id = '%s' and session_id = '%s'"
                    .formatted(Id.CLIENT.of(CLIENT), Id.SESSION.of(session)))
            .split(" ");
    known.put(booked[0], ":p_id::text");
    var made = recording.madeIds(known);
    for (int i = 0; i < made.size(); i++) {
      known.put(
          made.get(i),
          "('01a0000%x-0000-7000-8000-' || (%d + :made)::text)".formatted(i, Id.FIRST));
    }
    known.put(key(session), "('p-' || :made::text)");
    for (var minutes : List.of(0, 45)) {
      var time = "(%s + interval '%d minutes')".formatted(Seeds.startsAt("%s"), minutes);
      var value = server.text(Writes.DATABASE, "select " + time.formatted(session));
      known.put(value, time.formatted(":sh") + "::text");
    }
    return recording.rendered(known);
  }

  private static String text(String prefix, String variable) {
    return "('%s' || :%s::text)".formatted(prefix, variable);
  }
}
