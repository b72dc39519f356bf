package studio.booking.prompts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.privacy.ClientIntake.Mailbox;
import studio.booking.privacy.ClientIntake.Newcomer;
import studio.booking.privacy.ClientIntake.Outlook;
import studio.booking.privacy.ImportedId;
import studio.booking.privacy.PersonalWords;
import studio.booking.prompts.domain.PromptImport.Naming;
import studio.booking.prompts.domain.PromptImport.Refused;
import studio.booking.prompts.domain.PromptImport.Taken;
import studio.booking.prompts.domain.PromptImport.TakenBefore;
import studio.booking.prompts.domain.PromptImport.Why;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;

class PromptAdmissionTest {
  private final Map<ImportedId, ClientId> before = new HashMap<>();
  private final Set<Mailbox> taken = new HashSet<>();
  private final Map<ClientId, PersonalWords.Search> known = new HashMap<>();
  private final Set<ClientId> unreadable = new HashSet<>();
  private final Set<ClientId> written = new HashSet<>();
  private final PromptAdmission admission = new PromptAdmission();

  private record Somebody(@Nullable Mailbox mailbox) implements Newcomer {
    @Override
    public OptionalInt ageIn(YearMonth month) {
      return OptionalInt.empty();
    }

    @Override
    public PersonalWords.Search words() {
      return _ -> Set.of();
    }
  }

  private List<PromptImport> admit(Conversion.Done... lines) {
    var outlook = new Outlook(taken, known, unreadable);
    return admission.admit(List.of(lines), new PromptAdmission.Facts(before, outlook, written));
  }

  private static Conversion.Done newcomer(String id, @Nullable String mailbox) {
    return line(id, new ClientId(Ids.next()), false, mailbox);
  }

  private static Conversion.Done of(String id, ClientId client) {
    return line(id, client, true, "theirs@example.com");
  }

  private static Conversion.Done line(
      String id, ClientId client, boolean known, @Nullable String mailbox) {
    var content = new HashMap<String, @Nullable Object>();
    content.put("meta", Map.of("client_id", client.value().toString()));
    content.put("note", "Tell Lex");
    var document = PromptDocument.of(content);
    return new Conversion.Done(
        new ImportedId(id),
        client,
        known,
        new Somebody(mailbox == null ? null : new Mailbox(mailbox)),
        new Verdict.Fit(document, "3.0.0"),
        document,
        List.of());
  }

  private ClientId client() {
    var client = new ClientId(Ids.next());
    known.put(client, _ -> Set.of());
    return client;
  }

  private static Refused no(Why why) {
    return new Refused(why);
  }

  @Test
  void one_that_is_there_twice_is_taken_once_even_by_two_calls() {
    var line = newcomer("a", "w@example.com");
    var outcomes = admit(line, newcomer("a", "other@example.com"));

    assertThat(outcomes).containsExactly(new Taken(line), new TakenBefore(line.client(), true));
    assertThat(admit(newcomer("a", null))).containsExactly(new TakenBefore(line.client(), true));
  }

  @Test
  void one_that_was_taken_before_is_known() {
    var client = new ClientId(Ids.next());
    before.put(new ImportedId("a"), client);

    assertThat(admit(newcomer("a", null))).containsExactly(new TakenBefore(client, false));
  }

  @Test
  void an_address_comes_in_once() {
    taken.add(new Mailbox("here@example.com"));
    var first = newcomer("b", "new@example.com");

    assertThat(admit(newcomer("a", "here@example.com"), first, newcomer("c", "new@example.com")))
        .containsExactly(no(Why.EMAIL_TAKEN), new Taken(first), no(Why.EMAIL_TAKEN));
    assertThat(admit(newcomer("d", "new@example.com"))).containsExactly(no(Why.EMAIL_TAKEN));
    assertThat(admit(newcomer("e", null), newcomer("f", null)))
        .allMatch(outcome -> outcome instanceof Taken);
  }

  @Test
  void a_client_who_is_here_gets_one_document_whatever_their_address() {
    var client = client();
    taken.add(new Mailbox("theirs@example.com"));
    var line = of("a", client);

    assertThat(admit(line, of("b", client)))
        .containsExactly(new Taken(line), no(Why.WRITTEN_ALREADY));
    assertThat(admit(of("c", client))).containsExactly(no(Why.WRITTEN_ALREADY));
  }

  @Test
  void an_old_document_is_nobodys_newest_version() {
    var client = client();
    written.add(client);

    assertThat(admit(of("a", client))).containsExactly(no(Why.WRITTEN_ALREADY));
  }

  @Test
  void nobody_gets_one_who_is_not_here_or_cannot_be_read() {
    var client = client();
    unreadable.add(client);

    assertThat(admit(of("a", new ClientId(Ids.next())), of("b", client)))
        .containsExactly(no(Why.UNKNOWN_CLIENT), no(Why.UNREADABLE));
  }

  @Test
  void what_is_known_of_a_client_here_is_looked_for_as_well() {
    var client = client();
    known.put(client, text -> text.contains("Lex") ? Set.of(PersonalWords.Kind.NAME) : Set.of());

    var outcome = admit(of("a", client)).getFirst();

    assertThat(((Naming) outcome).violations().shown())
        .singleElement()
        .extracting(Violation::pointer)
        .isEqualTo("/note");
    // Nothing was kept of it: put right, it is taken.
    known.put(client, _ -> Set.of());
    assertThat(admit(of("a", client)).getFirst()).isInstanceOf(Taken.class);
  }
}
