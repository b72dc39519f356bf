package studio.booking.privacy.domain;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.PersonalWords.Kind;

/**
 * What a client can be known by in a text: their names however they are accented or capitalised,
 * and their numbers however they are set apart.
 */
public final class OwnWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ()./+-]");
  private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]");

  /** Shorter ones are words of many languages. */
  private static final int SHORTEST_NAME = 3;

  private static final int FEWEST_DIGITS = 7;

  /** A number's own digits, whichever way it is dialled from where one is. */
  private static final int OWN_DIGITS = 9;

  private final Set<String> names;
  private final @Nullable String email;
  private final @Nullable String phone;
  private final Set<String> birthdays;

  private OwnWords(
      Set<String> names, @Nullable String email, @Nullable String phone, Set<String> birthdays) {
    this.names = names;
    this.email = email;
    this.phone = phone;
    this.birthdays = birthdays;
  }

  public static OwnWords of(PersonalData data) {
    var names = new HashSet<String>();
    Stream.of(data.fullName(), data.preferredName())
        .filter(java.util.Objects::nonNull)
        .forEach(name -> addNames(name, names));
    var email = data.email();
    var phone = data.phoneNumber();
    return new OwnWords(
        names,
        email == null ? null : email.normalized(),
        phone == null ? null : own(NO_DIGITS.matcher(phone.value()).replaceAll("")),
        birthdays(data.dateOfBirth()));
  }

  private static void addNames(String name, Set<String> names) {
    var words = words(name);
    if (words.isEmpty()) return;
    // Two short ones are a name together.
    if (words.size() > 1) names.add(" " + String.join(" ", words) + " ");
    for (var word : words) if (word.length() >= SHORTEST_NAME) names.add(" " + word + " ");
  }

  private static @Nullable String own(String digits) {
    if (digits.length() < FEWEST_DIGITS) return null;
    return digits.length() > OWN_DIGITS ? digits.substring(digits.length() - OWN_DIGITS) : digits;
  }

  /** As people write it in the countries where clients are. */
  private static Set<String> birthdays(@Nullable LocalDate born) {
    if (born == null) return Set.of();
    return Stream.of("uuuu-MM-dd", "dd.MM.uuuu", "d.M.uuuu", "MM/dd/uuuu", "M/d/uuuu", "dd/MM/uuuu")
        .map(form -> born.format(DateTimeFormatter.ofPattern(form, Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What of it is in the text. */
  public Set<Kind> in(String text) {
    var found = EnumSet.noneOf(Kind.class);
    var words = " " + String.join(" ", words(text)) + " ";
    if (names.stream().anyMatch(words::contains)) found.add(Kind.NAME);
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (email != null && plain.contains(email)) found.add(Kind.EMAIL);
    var joined = BETWEEN_DIGITS.matcher(plain).replaceAll("");
    if (phone != null && joined.contains(phone)) found.add(Kind.PHONE);
    if (birthdays.stream().anyMatch(plain::contains)) found.add(Kind.BIRTHDAY);
    return found;
  }

  private static List<String> words(String text) {
    var folded =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return Stream.of(NO_LETTERS.split(folded)).filter(word -> !word.isEmpty()).toList();
  }

  /** None of them: they have no place in logs. */
  @Override
  public String toString() {
    return "words of a client";
  }
}
