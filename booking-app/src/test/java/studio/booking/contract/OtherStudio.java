package studio.booking.contract;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** All that a studio has in the database, seen from behind. */
public final class OtherStudio {
  private static final int SOME = 12;

  private final String id;
  private final DataSource superuser;
  private final Map<String, List<String>> idsByTable = new TreeMap<>();

  private OtherStudio(String id, DataSource superuser) {
    this.id = id;
    this.superuser = superuser;
  }

  public static OtherStudio named(String slug, DataSource superuser) throws SQLException {
    try (var connection = superuser.getConnection()) {
      var found =
          texts(
              connection,
              "select organization_id::text from directory.organization where slug = '%s'"
                  .formatted(slug));
      var studio = new OtherStudio(found.getFirst(), superuser);
      for (var table : studio.tables(connection, true)) {
        studio.idsByTable.put(
            table,
            texts(
                connection,
                "select id::text from %s where organization_id = '%s' order by id desc"
                    .formatted(table, studio.id)));
      }
      return studio;
    }
  }

  /** The ids of everything, and of the studio itself. */
  Set<String> ids() {
    var ids = new HashSet<String>();
    idsByTable.values().forEach(ids::addAll);
    ids.add(id);
    return ids;
  }

  /** An id or so of each kind. */
  List<String> some() {
    return idsByTable.values().stream()
        .filter(ids -> !ids.isEmpty())
        .map(List::getFirst)
        .limit(SOME)
        .toList();
  }

  /** Each table with what it holds of the studio, made short. */
  public Map<String, String> fingerprints() throws SQLException {
    var fingerprints = new TreeMap<String, String>();
    try (var connection = superuser.getConnection()) {
      for (var table : tables(connection, false)) {
        fingerprints.put(
            table,
            texts(
                    connection,
                    """
                    select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')
                    from %s t where organization_id = '%s'
                    """
                        .formatted(table, id))
                .getFirst());
      }
    }
    return fingerprints;
  }

  private List<String> tables(Connection connection, boolean withIds) throws SQLException {
    return texts(
        connection,
        """
        select format('%%I.%%I', n.nspname, c.relname)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition
          and exists (select from pg_attribute a
                      where a.attrelid = c.oid and a.attname = 'organization_id' and a.attnum > 0)
          and (%s or exists (select from pg_attribute a where a.attrelid = c.oid
               and a.attname = 'id' and a.attnum > 0 and a.atttypid = 'uuid'::regtype))
        order by 1
        """
            .formatted(!withIds));
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) texts.add(rows.getString(1));
      return texts;
    }
  }
}
