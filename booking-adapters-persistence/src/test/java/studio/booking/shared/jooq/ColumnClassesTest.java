package studio.booking.shared.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.shared.jooq.ColumnClasses.ColumnClass;

/**
 * It is known of each column what it holds. A new one fails here until {@code column-classes.txt}
 * says so.
 */
class ColumnClassesTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Set<ColumnClass> BYTES =
      Set.of(
          ColumnClass.PII_ENCRYPTED,
          ColumnClass.HEALTH_ENCRYPTED,
          ColumnClass.BLIND_INDEX,
          ColumnClass.PROOF,
          ColumnClass.SECRET);

  @Test
  void E14_every_column_has_a_class_and_no_other_has() throws SQLException {
    var known = ColumnClasses.read().keySet();

    assertThat(new TreeSet<>(list(ColumnClasses.COLUMNS)))
        .as("Say in column-classes.txt what each new column holds")
        .isEqualTo(new TreeSet<>(known));
  }

  @Test
  void what_is_said_to_be_encrypted_is_bytes_and_all_bytes_are() throws SQLException {
    var classes = ColumnClasses.read();
    var bytes =
        new TreeSet<>(
            list(
                ColumnClasses.COLUMNS.replace(
                    "where c.relkind", "where a.atttypid = 'bytea'::regtype and c.relkind")));
    // db-scheduler's: about the program's jobs.
    bytes.remove("operations.scheduled_task.task_data");

    assertThat(bytes).isNotEmpty().allMatch(column -> BYTES.contains(classes.get(column)));
    assertThat(classes.entrySet())
        .filteredOn(column -> column.getValue().name().endsWith("_ENCRYPTED"))
        .allMatch(column -> bytes.contains(column.getKey()));
  }

  private static List<String> list(String query) throws SQLException {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) found.add(rows.getString(1));
      return found;
    }
  }
}
