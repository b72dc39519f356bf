package studio.booking.credits.model;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the rows themselves, past the product, its policies and whatever is in between; at any
 * number of clients in one trip.
 */
final class Eyes implements AutoCloseable {
  private static final String ALL =
      """
      select client_id, balance, last_number from credits.account
      where organization_id = ? and client_id = any (?);
      select client_id, id, redemption_id, added, remaining, expires_at, session_type_ids, revoked
      from credits.lot where organization_id = ? and client_id = any (?) order by id;
      select client_id, id, package_id, all_access_expires_at, friend_pass_used_at is not null,
        friend_pass_expires_at, revoked_at is not null
      from credits.redemption where organization_id = ? and client_id = any (?) order by id;
      select b.client_id, b.id, b.session_id, b.status, b.payment_type, c.credits,
        c.refunded_at is not null,
        case when c.payment_type = 'FRIEND_PASS' and c.refunded_at is null then c.redemption_id end
      from scheduling.booking b left join credits.charge c
        on c.organization_id = b.organization_id and c.booking_id = b.id
      where b.organization_id = ? and b.client_id = any (?);
      select l.client_id, l.type, l.amount, l.lot_id, l.booking_id, l.redemption_id, l.number,
        l.balance_before, l.balance_after
      from unnest(?::uuid[], ?::bigint[]) as known (client_id, number)
      -- By the index, and not all lines of the studio.
      cross join lateral (select * from credits.ledger
        where organization_id = ? and client_id = known.client_id and number > known.number
        order by number limit 1000) l
      order by l.client_id, l.number;
      select r.client_id, u.redemption_id, u.booking_id, u.session_date, u.was_no_show, u.holds_day
      from credits.redemption r join credits.all_access_daily_usage u
        on u.organization_id = r.organization_id and u.redemption_id = r.id
      where r.organization_id = ? and r.client_id = any (?);
      """;

  private final World world;
  private final Product product;
  private final Connection connection;
  private final PreparedStatement all;
  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final Map<UUID, Integer> positions = new HashMap<>();
  private final List<Chain> chains = new ArrayList<>();
  private final Map<UUID, String> lotNames = new HashMap<>();

  /** Where a client's ledger ended when it was last looked at. */
  private record Chain(long number, long balance) {}

  /** A lot, and its id, by which it gets its name. */
  record SeenLot(UUID id, Seen.Lot lot) {}

  private static final class Rows {
    private long balance;
    private long lastNumber;
    private final List<SeenLot> lots = new ArrayList<>();
    private final List<Seen.Redeemed> redemptions = new ArrayList<>();
    private final List<Seen.Day> days = new ArrayList<>();
    private final List<Seen.Booked> bookings = new ArrayList<>();
    private final List<RawLine> lines = new ArrayList<>();
  }

  private record RawLine(
      String type,
      int amount,
      UUID lot,
      @Nullable UUID booking,
      @Nullable UUID redemption,
      long number,
      long before,
      long after) {}

  /** What there is of a client; lots that were never seen before have no name yet. */
  final class Look {
    private final int client;
    private final Rows rows;

    private Look(int client, Rows rows) {
      this.client = client;
      this.rows = rows;
    }

    int client() {
      return client;
    }

    /** Lots without a name. */
    List<SeenLot> newLots() {
      return rows.lots.stream().filter(lot -> !lotNames.containsKey(lot.id())).toList();
    }

    void name(UUID lot, String name) {
      lotNames.put(lot, name);
    }

    void forgetName(UUID lot) {
      lotNames.remove(lot);
    }

    Seen seen() {
      var lots =
          rows.lots.stream()
              .map(
                  one -> {
                    var lot = one.lot();
                    return new Seen.Lot(
                        lotName(one.id()),
                        lot.redemption(),
                        lot.added(),
                        lot.remaining(),
                        lot.expiresAt(),
                        lot.only(),
                        lot.revoked());
                  })
              .toList();
      return new Seen(rows.balance, lots, rows.redemptions, rows.days, rows.bookings, lines());
    }

    private List<Seen.Line> lines() {
      var lines = new ArrayList<Seen.Line>();
      var end = chains.get(client);
      for (var raw : rows.lines) {
        if (raw.number() != end.number() + 1 || raw.before() != end.balance()) {
          lines.add(new Seen.Line("THE CHAIN IS BROKEN BY", raw.amount(), "", null, null));
        }
        end = new Chain(raw.number(), raw.after());
        lines.add(
            new Seen.Line(
                raw.type(),
                raw.amount(),
                lotName(raw.lot()),
                raw.booking() == null ? null : product.nameOf(raw.booking()),
                raw.redemption() == null ? null : product.nameOf(raw.redemption())));
      }
      if (end.number() != rows.lastNumber || end.balance() != rows.balance) {
        lines.add(new Seen.Line("THE ACCOUNT IS NOT AT ITS LAST LINE", 0, "", null, null));
      }
      return lines;
    }

    private String lotName(UUID id) {
      return lotNames.getOrDefault(id, "unseen");
    }

    /** What was seen needn't be seen again. */
    void remember() {
      chains.set(client, new Chain(rows.lastNumber, rows.balance));
    }
  }

  Eyes(Ground ground, World world, Product product) {
    this.world = world;
    this.product = product;
    for (int i = 0; i < world.clients.size(); i++) {
      numbers.put(world.clients.get(i).value(), i);
      chains.add(new Chain(0, 0));
    }
    for (int i = 0; i < world.sessions.size(); i++) positions.put(world.sessions.get(i), i);
    try {
      connection = ground.superuser().getConnection();
      all = connection.prepareStatement(ALL);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In the order of these clients. */
  List<Look> look(Collection<Integer> clients) {
    try {
      return read(List.copyOf(clients));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Look> read(List<Integer> clients) throws SQLException {
    var studio = world.studio.id().value();
    var ids = clients.stream().map(one -> world.clients.get(one).value()).toArray(UUID[]::new);
    var known = clients.stream().map(one -> chains.get(one).number()).toArray(Long[]::new);
    int at = 1;
    for (int i = 0; i < 4; i++) {
      all.setObject(at++, studio);
      all.setObject(at++, ids);
    }
    all.setObject(at++, ids);
    all.setObject(at++, known);
    all.setObject(at++, studio);
    all.setObject(at++, studio);
    all.setObject(at, ids);
    var rows = new HashMap<UUID, Rows>();
    for (var id : ids) rows.put(id, new Rows());
    all.execute();
    each(rows, this::account);
    each(rows, this::lot);
    each(rows, this::redemption);
    each(rows, this::booking);
    each(rows, this::line);
    each(rows, this::day);
    return clients.stream()
        .map(one -> new Look(one, rows.get(world.clients.get(one).value())))
        .toList();
  }

  private interface Reader {
    void read(Rows into, ResultSet from) throws SQLException;
  }

  private void each(Map<UUID, Rows> rows, Reader reader) throws SQLException {
    try (var set = all.getResultSet()) {
      while (set.next()) reader.read(rows.get(set.getObject(1, UUID.class)), set);
    }
    all.getMoreResults();
  }

  private void account(Rows into, ResultSet from) throws SQLException {
    into.balance = from.getLong(2);
    into.lastNumber = from.getLong(3);
  }

  private void lot(Rows into, ResultSet from) throws SQLException {
    var redemption = from.getObject(3, UUID.class);
    var types = (UUID[]) from.getArray(7).getArray();
    var lot =
        new Seen.Lot(
            "",
            redemption == null ? null : product.nameOf(redemption),
            from.getInt(4),
            from.getInt(5),
            instant(from, 6),
            types.length == 0 ? null : world.kind(types[0]),
            from.getBoolean(8));
    into.lots.add(new SeenLot(from.getObject(2, UUID.class), lot));
  }

  private void redemption(Rows into, ResultSet from) throws SQLException {
    into.redemptions.add(
        new Seen.Redeemed(
            product.nameOf(from.getObject(2, UUID.class)),
            world.pack(from.getObject(3, UUID.class)),
            instant(from, 4),
            from.getBoolean(5),
            instant(from, 6),
            from.getBoolean(7)));
  }

  private void day(Rows into, ResultSet from) throws SQLException {
    into.days.add(
        new Seen.Day(
            product.nameOf(from.getObject(2, UUID.class)),
            product.nameOf(from.getObject(3, UUID.class)),
            from.getObject(4, LocalDate.class),
            from.getBoolean(5),
            from.getBoolean(6)));
  }

  private void booking(Rows into, ResultSet from) throws SQLException {
    var friendPass = from.getObject(8, UUID.class);
    into.bookings.add(
        new Seen.Booked(
            product.nameOf(from.getObject(2, UUID.class)),
            positions.get(from.getObject(3, UUID.class)),
            from.getString(4),
            String.valueOf(from.getString(5)),
            from.getInt(6),
            from.getBoolean(7),
            friendPass == null ? null : product.nameOf(friendPass)));
  }

  private void line(Rows into, ResultSet from) throws SQLException {
    into.lines.add(
        new RawLine(
            from.getString(2),
            from.getInt(3),
            from.getObject(4, UUID.class),
            from.getObject(5, UUID.class),
            from.getObject(6, UUID.class),
            from.getLong(7),
            from.getLong(8),
            from.getLong(9)));
  }

  private static @Nullable Instant instant(ResultSet from, int column) throws SQLException {
    var time = from.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
