package studio.booking;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The faults that booking systems are known for, each attacked by tests that carry its number. The
 * list of both is written from the tests themselves.
 */
class FaultsTest {
  private static final Path LIST = Path.of("../docs/generated/faults.md");

  private static final Comparator<String> BY_NUMBER =
      Comparator.<String, Character>comparing(id -> id.charAt(0))
          .thenComparing(id -> Integer.valueOf(id.substring(1)));

  private static final Pattern NUMBERED_TEST =
      Pattern.compile(
          "@(?:Test|ParameterizedTest|TestFactory)\\b(?:(?!\\bvoid\\b)[\\s\\S])*?\\bvoid"
              + " ([A-Z]\\d+)_(\\w+)\\(");

  /** What must hold instead of each fault. */
  private static final Map<String, String> FAULTS =
      Map.ofEntries(
          entry("A1", "Who books is the token's person in the token's studio; never a 5xx"),
          entry("A2", "A balance pays for as much as it covers, however many ask at once"),
          entry("A3", "Place, charge and ledger are written together or not at all"),
          entry("A4", "The ledger's lines form an unbroken chain"),
          entry("A5", "A pass pays once a day, however many bookings are made at once"),
          entry("A6", "The day of a pass is the studio's"),
          entry("A7", "The day of a pass is the session's, not the one of booking"),
          entry("A8", "Credits and passes must still be valid when the session starts"),
          entry("A9", "Who does not come has used the day, unless the studio frees it"),
          entry("A10", "All passes are tried, the first to expire first"),
          entry("A11", "A cost of nothing costs nothing; no cost at all is not published"),
          entry("A12", "A named seat is one of that session, at the price the studio set"),
          entry(
              "A13",
              "Full, twice, taken, foreign, begun, cancelled, too early or late: all refused, each"
                  + " by its own name"),
          entry("A14", "Each means of payment pays somewhere, and there are no others"),
          entry("A15", "Credits are lots: earliest expiry first, worthless from that instant"),
          entry(
              "A16",
              "What somebody may do follows from facts and the clock, not from flags and jobs"),
          entry("A17", "Each ledger line names its cause, and is found by it exactly once"),
          entry("A18", "The same idempotency key: the same answer, one effect"),
          entry("A19", "Lack of credits is 402, with how many are needed and there"),
          entry("A20", "Cancelling gives place and credits back, once"),
          entry(
              "A21",
              "A payment is claimed once; the same again is the first, and anything else refused"),
          entry("A22", "What a client says they paid gives nothing until it is proven"),
          entry("A23", "Who claims somebody else's payment is shown nothing of it"),
          entry("A24", "A purchase gives credits once, however many ask at once"),
          entry("A25", "With a key, what is sent again is answered as it was, and not done again"),
          entry("B1", "Ten o'clock stays ten o'clock when the clocks change"),
          entry("B2", "Weekdays and times that make no sense are refused"),
          entry("B3", "Hours that a clock change skips or repeats have one meaning"),
          entry("B4", "Monthly is counted from its anchor, and never drifts"),
          entry("B5", "An occurrence is made once, however many make it, however often"),
          entry("B6", "Jobs go by what is due, not by an hour that may be skipped or doubled"),
          entry("B7", "The horizon has an end"),
          entry(
              "B8", "Each occurrence passes the booking rules; what fails shows, and stops nobody"),
          entry("B9", "A coach is in one session at a time"),
          entry("B10", "An absence over bookings needs a decision, and never races with them"),
          entry("B11", "A date is the studio's"),
          entry("B12", "What has begun is never changed by cancelling what comes"),
          entry("B13", "Only what is scheduled and over is completed; attendance stays"),
          entry("B14", "A session has one parent, and its client is the parent's"),
          entry("B15", "A rule is kept as read, with anchor and zone; no text breaks the reader"),
          entry("B17", "Instants have a zone"),
          entry("E1", "What identifies people is in no file, dump or log in clear"),
          entry("E2", "Row-level security holds for owners too"),
          entry("E3", "A coach reads whom they look after, others nobody; reading is a SELECT"),
          entry("E4", "Without a studio there are no rows, and no errors"),
          entry(
              "E5", "What somebody may do follows from a database role, and no setting changes it"),
          entry("E6", "Nobody sees another studio's clients"),
          entry(
              "E7", "Who may see a client follows from role, care and time; others learn nothing"),
          entry("E8", "An e-mail address is one client's in a studio, and says nothing to another"),
          entry(
              "E9",
              "Who is erased is gone everywhere, in backups too, and asking again changes nothing"),
          entry("E10", "All that identifies a person can be cleared"),
          entry("E11", "The pseudonymous person stays when who they are is gone"),
          entry("E12", "An age follows from the date of birth, or says of when it is"),
          entry(
              "E13",
              "Health and words are encrypted, read with an entry, checked in their form, and name"
                  + " nobody"),
          entry("E14", "What each role may is asked of the database, and a mistake is found"),
          entry("E15", "The AI sees chosen columns of clients of one studio who agree to it"),
          entry(
              "E16", "A look is written down with it or not had, by who it was, with its outcome"),
          entry("E17", "There is a client, or 404"),
          entry("E18", "What is read and changed is what was asked for, and no more"),
          entry("E19", "A look changes nothing of what it looks at"),
          entry(
              "E20",
              "Who asks for an erasure, of whom and why, is checked, and 404 where nobody is"),
          entry("E21", "An import adds up: each line is in, there already, or refused, and why"),
          entry(
              "E22", "What a line of an import lacks is nothing, or named; never a fault of ours"),
          entry("E23", "JSON's null is nothing, wherever it stands in a line of an import"),
          entry(
              "E24", "Of what is imported nothing is left in clear, neither in rows nor in files"),
          entry("E25", "What says that it is encrypted is, since when it says"),
          entry("E26", "Nothing about a person has to be given"),
          entry("E27", "An erasure has a clock of a month, can be held, and never goes back"),
          entry("F1", "One live answer is an index; studios that are open already get the text"),
          entry("F2", "One answer to a question is live, whatever versions there are"),
          entry("F3", "Answers take each other's place at once; of many at a time one is live"),
          entry("F4", "Nothing that happens to a client destroys the proof"),
          entry("F5", "Answers are never rewritten, and say who took them back or replaced them"),
          entry("F6", "Only the client, a coach of theirs and admins see and give a consent"),
          entry("F7", "There is consent by the newest answer, the versions and the clock"),
          entry("F8", "Only what the studio asks can be answered, with the text in force"),
          entry("F9", "What has expired is no consent, and can be given anew"),
          entry("F10", "A no is kept with the time of its decision, and none of a grant"),
          entry("F11", "A text that was published stays, known by its hash"),
          entry("F12", "Nothing that is left to be written can be published"),
          entry("F13", "A withdrawal counts from the next request on, and says if there was one"),
          entry("F14", "The network that nobody but trusted proxies wrote is kept, for some years"),
          entry("F15", "An export names texts and has each once"),
          entry("F16", "Who is not of age has a guardian agree, and neither to AI nor to offers"),
          entry("G1", "A master prompt is closed everywhere, and names nobody, in texts neither"),
          entry("G2", "Path and caller say whose master prompt it is; no other is written"),
          entry("G3", "Whatever is sent as a master prompt, the answer is a clear yes or no"),
          entry("G4", "A master prompt that means harm is a little work, and gets a short answer"),
          entry("G5", "A master prompt says one version; those of the document are counted"),
          entry("G6", "No version of a master prompt is overwritten, or written unseen"),
          entry("G7", "What is the studio's to say is refused in a master prompt"),
          entry("G8", "Tiers are called the same wherever they are"),
          entry("G9", "Measures are kept metric; rare ones are kept, too, once they are meant"),
          entry("G10", "What a master prompt means is checked apart from its shape"),
          entry("K1", "Credits come with a payment"),
          entry("K2", "A coupon is redeemed as often as its limits say, however many ask at once"),
          entry("K3", "Codes cannot be found out by trying: one answer for all, and not often"),
          entry("K4", "Nobody sees another client's packages and credits"),
          entry("K5", "What was sold is archived, not deleted, and keeps its price"),
          entry("K6", "A price is worked out from one source"),
          entry("K7", "Each table has one that writes it"),
          entry("K8", "Five roles and their studio: each may what it may, and nothing elsewhere"),
          entry("K10", "Lists come in pages that meet whatever happens meanwhile, none endless"),
          entry("K11", "When the studio cancels, what was paid always goes back"),
          entry("K12", "A second cancel gets the same answer"),
          entry("K13", "Who cancelled can book and cancel again, and each time has its record"),
          entry("L3", "The timer's route is guarded by its secret, whatever the method"),
          entry("L4", "No placeholder or short secret; two are good while they change"),
          entry("L5", "Without credentials nobody makes sessions"));

  private record NumberedTest(String id, String type, String rule) {}

  @Test
  void every_fault_is_attacked_and_the_list_of_them_is_the_agreed_one() throws IOException {
    var tests = new TreeMap<String, List<NumberedTest>>(BY_NUMBER);
    for (var test : all()) tests.computeIfAbsent(test.id(), _ -> new ArrayList<>()).add(test);
    assertThat(tests.keySet()).containsExactlyInAnyOrderElementsOf(FAULTS.keySet());

    var now = list(tests);
    var agreed = Files.exists(LIST) ? Files.readString(LIST) : "";
    if (!now.equals(agreed)) Files.writeString(LIST, now);
    assertThat(now)
        .as("docs/generated/faults.md is up to date now: look at it, and commit it")
        .isEqualTo(agreed);
  }

  private static String list(Map<String, List<NumberedTest>> tests) {
    var page =
        new StringBuilder(
            """
            # Faults

            What goes wrong in systems like this one, put as what must hold instead, and the tests that attack it. A test
            carries the number of its fault in its name. Made from the tests by `FaultsTest`.

            | fault | what must hold | attacked by |
            | --- | --- | --- |
            """);
    tests.forEach(
        (id, its) -> {
          var byType =
              its.stream()
                  .collect(
                      Collectors.groupingBy(
                          NumberedTest::type,
                          TreeMap::new,
                          Collectors.mapping(NumberedTest::rule, Collectors.joining("; "))));
          var attacks =
              byType.entrySet().stream()
                  .map(type -> "`%s`: %s".formatted(type.getKey(), type.getValue()))
                  .collect(Collectors.joining("<br>"));
          page.append("| %s | %s | %s |\n".formatted(id, FAULTS.get(id), attacks));
        });
    return page.toString();
  }

  private static List<NumberedTest> all() throws IOException {
    try (var files = Files.walk(Path.of(".."))) {
      return files
          .filter(
              file -> file.toString().matches("\\.\\./booking-[^/]*/src/test/java/.*Test\\.java"))
          .sorted()
          .flatMap(file -> numbered(file).stream())
          .toList();
    }
  }

  private static List<NumberedTest> numbered(Path file) {
    var type = file.getFileName().toString().replace(".java", "");
    try {
      return NUMBERED_TEST
          .matcher(Files.readString(file))
          .results()
          .map(test -> new NumberedTest(test.group(1), type, test.group(2).replace('_', ' ')))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
