package studio.booking.audit.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.booking.audit.domain.Digest;
import studio.booking.audit.domain.Root;
import studio.booking.audit.domain.RootStore.Unreadable;
import studio.booking.audit.domain.Signature;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;

/** Lines are added whole, once, and in their order, whoever adds them. */
class RootFilesTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final int MANY = 300;

  private final OrganizationId studio = new OrganizationId(Ids.next());
  @TempDir private Path folder;

  private static Root root(long batch) {
    var bytes = new byte[Digest.LENGTH];
    bytes[0] = (byte) batch;
    return new Root(
        batch, batch * 7, AT, Digest.of(bytes), Signature.of(("s" + batch).getBytes(UTF_8)));
  }

  private List<Root> all() throws IOException {
    var found = new ArrayList<Root>();
    try (var roots = new RootFiles(folder).read(studio)) {
      for (var root = roots.next(); root != null; root = roots.next()) found.add(root);
    }
    return found;
  }

  @Test
  void what_was_added_is_read_again() throws IOException {
    var files = new RootFiles(folder);
    assertThat(all()).isEmpty();
    assertThat(files.last(studio)).isEmpty();

    files.add(studio, List.of(root(1), root(2)));
    files.add(studio, List.of(root(2), root(3)));

    assertThat(all()).containsExactly(root(1), root(2), root(3));
    assertThat(new RootFiles(folder).last(studio)).contains(root(3));
    assertThat(files.studios()).containsExactly(studio);
  }

  @Test
  void nothing_is_left_out() throws IOException {
    var files = new RootFiles(folder);
    files.add(studio, List.of(root(1)));

    assertThatThrownBy(() -> files.add(studio, List.of(root(3)))).isInstanceOf(Unreadable.class);

    assertThat(all()).containsExactly(root(1));
  }

  @Test
  void of_several_who_add_the_same_one_does() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var adding = new ArrayList<Callable<Void>>();
      for (int i = 0; i < 4; i++) {
        var files = new RootFiles(folder);
        adding.add(
            () -> {
              for (long batch = 1; batch <= MANY; batch += 3) {
                files.add(
                    studio,
                    LongStream.range(batch, batch + 3).mapToObj(RootFilesTest::root).toList());
              }
              return null;
            });
      }
      for (var one : threads.invokeAll(adding)) one.get();
    }

    assertThat(all())
        .isEqualTo(LongStream.rangeClosed(1, MANY).mapToObj(RootFilesTest::root).toList());
  }

  @Test
  void what_a_crash_cut_short_is_not_read_and_goes_away() throws IOException {
    var files = new RootFiles(folder);
    files.add(studio, List.of(root(1), root(2)));
    var file = folder.resolve(studio.value() + ".ndjson");
    var whole = Files.readString(file);

    for (int length = whole.indexOf('\n') + 1; length < whole.length(); length += 7) {
      Files.writeString(file, whole.substring(0, length));
      assertThat(all()).containsExactly(root(1));
      assertThat(files.last(studio)).contains(root(1));
      files.add(studio, List.of(root(2)));
      assertThat(Files.readString(file)).isEqualTo(whole);
    }
  }
}
