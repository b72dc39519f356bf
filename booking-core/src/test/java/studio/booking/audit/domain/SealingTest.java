package studio.booking.audit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is hashed and signed, and how. */
class SealingTest {
  private static final UUID STUDIO = UUID.fromString("0191d9a0-7c1e-7000-8000-000000000001");
  private static final UUID ID = UUID.fromString("0191d9a0-7c1e-7000-8000-000000000002");
  private static final UUID OTHER = UUID.fromString("0191d9a0-7c1e-7000-8000-000000000003");
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");

  /** Of the reference implementation of Certificate Transparency. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  /** Signs by saying the same again. */
  private static final Signatures ECHO =
      new Signatures() {
        @Override
        public Signature sign(byte[] statement) {
          return Signature.of(statement);
        }

        @Override
        public boolean fits(byte[] statement, Signature signature) {
          return sign(statement).equals(signature);
        }
      };

  @Test
  void roots_are_those_of_RFC_6962() {
    var tree = new MerkleTree();
    var roots = new ArrayList<String>();
    for (var leaf : LEAVES) {
      tree.add(MerkleTree.leaf(HexFormat.of().parseHex(leaf)));
      roots.add(tree.root().hex());
    }

    assertThat(roots).isEqualTo(ROOTS);
  }

  @Test
  void the_form_of_an_entry_stays_what_it_is() {
    // Were it another, all that was sealed before would look forged.
    assertThat(entry(Map.of("b", "2", "a", "1")).hash().hex())
        .isEqualTo("2bcf1fe1e18972dfd51787fb231edd44c73dad512976d1dff4e38c82e40cc7df");
  }

  @Test
  void everything_about_an_entry_is_in_its_hash() {
    var same = entry(Map.of("a", "1"));
    var others =
        List.<Written>of(
            with(same, OTHER, AT, ID, null, "r", null, 7),
            with(same, STUDIO, AT.plusNanos(1_000), ID, null, "r", null, 7),
            with(same, STUDIO, AT.plusSeconds(1), ID, null, "r", null, 7),
            with(same, STUDIO, AT, OTHER, null, "r", null, 7),
            with(same, STUDIO, AT, ID, OTHER, "r", null, 7),
            with(same, STUDIO, AT, ID, null, "s", null, 7),
            with(same, STUDIO, AT, ID, null, null, null, 7),
            with(same, STUDIO, AT, ID, null, "", null, 7),
            with(same, STUDIO, AT, ID, null, "r", OTHER, 7),
            with(same, STUDIO, AT, ID, null, "r", null, 8),
            words(same, "coachB", "OOKED", "ALLOWED", "booking"),
            words(same, "coach", "BOOKED", "REFUSED", "booking"),
            words(same, "coach", "BOOKED", "ALLOWED", "session"),
            entry(Map.of("a", "2")),
            entry(Map.of("b", "1")),
            entry(Map.of("a", "1", "b", "")),
            entry(Map.of()),
            otherDetails(same, "{\"a\": 1}"),
            otherDetails(same, "null"));

    var hashes = new HashSet<Digest>();
    hashes.add(same.hash());
    for (var other : others) assertThat(hashes.add(other.hash())).as(other.toString()).isTrue();
    assertThat(entry(new TreeMap<>(Map.of("a", "1"))).hash()).isEqualTo(same.hash());
  }

  @Test
  void a_batch_follows_the_one_before_it_without_a_gap() {
    var first = batch(null, 3);
    var second = batch(first, 2);

    assertThat(List.of(first.number(), first.first(), first.last())).containsExactly(1L, 1L, 3L);
    assertThat(List.of(second.number(), second.first(), second.last())).containsExactly(2L, 4L, 5L);
    assertThat(first.previous()).isEqualTo(Digest.NONE);
    assertThat(second.previous()).isEqualTo(first.chain());
    assertThat(second.isSound(ECHO)).isTrue();
  }

  @Test
  void everything_about_a_batch_is_signed() {
    var batch = batch(batch(null, 3), 2);
    List<UnaryOperator<Batch>> changes =
        List.of(
            it ->
                like(
                    it,
                    OTHER,
                    2,
                    4,
                    5,
                    it.sealedBelow(),
                    true,
                    false,
                    AT,
                    it.root(),
                    it.previous()),
            it -> like(it, STUDIO, 3, 4, 5, 9, true, false, AT, it.root(), it.previous()),
            it -> like(it, STUDIO, 2, 3, 5, 9, true, false, AT, it.root(), it.previous()),
            it -> like(it, STUDIO, 2, 4, 6, 9, true, false, AT, it.root(), it.previous()),
            it -> like(it, STUDIO, 2, 4, 5, 8, true, false, AT, it.root(), it.previous()),
            it -> like(it, STUDIO, 2, 4, 5, 9, false, false, AT, it.root(), it.previous()),
            it -> like(it, STUDIO, 2, 4, 5, 9, true, true, AT, it.root(), it.previous()),
            it ->
                like(
                    it,
                    STUDIO,
                    2,
                    4,
                    5,
                    9,
                    true,
                    false,
                    AT.plusNanos(1_000),
                    it.root(),
                    it.previous()),
            it -> like(it, STUDIO, 2, 4, 5, 9, true, false, AT, it.previous(), it.previous()),
            it -> like(it, STUDIO, 2, 4, 5, 9, true, false, AT, it.root(), it.root()));

    assertThat(
            like(batch, STUDIO, 2, 4, 5, 9, true, false, AT, batch.root(), batch.previous())
                .isSound(ECHO))
        .isTrue();
    for (var change : changes) assertThat(change.apply(batch).isSound(ECHO)).isFalse();
  }

  private static Batch batch(Batch before, int entries) {
    var root = MerkleTree.leaf(("root" + entries).getBytes(UTF_8));
    return Batch.after(before, STUDIO, entries, new Batch.Extent(9, true, false, AT), root, ECHO);
  }

  private static Batch like(
      Batch it,
      UUID studio,
      long number,
      long first,
      long last,
      long below,
      boolean caughtUp,
      boolean restarted,
      Instant at,
      Digest root,
      Digest previous) {
    return new Batch(
        studio,
        number,
        first,
        last,
        below,
        caughtUp,
        restarted,
        at,
        root,
        previous,
        it.chain(),
        it.signature());
  }

  private static Written entry(Map<String, String> details) {
    return new Written(
        STUDIO,
        AT,
        ID,
        null,
        "coach",
        "BOOKED",
        "ALLOWED",
        "booking",
        null,
        null,
        "r",
        new TreeMap<>(details),
        null,
        7);
  }

  private static Written with(
      Written it,
      UUID studio,
      Instant at,
      UUID id,
      UUID actor,
      String request,
      UUID client,
      long in) {
    return new Written(
        studio,
        at,
        id,
        actor,
        it.actorRole(),
        it.action(),
        it.outcome(),
        it.subjectType(),
        null,
        client,
        request,
        it.details(),
        null,
        in);
  }

  private static Written words(
      Written it, String role, String action, String outcome, String subject) {
    return new Written(
        STUDIO,
        AT,
        ID,
        null,
        role,
        action,
        outcome,
        subject,
        null,
        null,
        "r",
        it.details(),
        null,
        7);
  }

  private static Written otherDetails(Written it, String text) {
    return new Written(
        STUDIO,
        AT,
        ID,
        null,
        it.actorRole(),
        it.action(),
        it.outcome(),
        it.subjectType(),
        null,
        null,
        "r",
        null,
        text,
        7);
  }
}
