package studio.booking.privacy.domain;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.PersonalWords.Kind;

/**
 * By what a client could be told from a text: their name, e-mail address, telephone number or date
 * of birth, however they are written. It knows no more than what the client is called; a text can
 * still say who somebody is.
 */
public final class Identity {
  /** Shorter parts of names are too often words. */
  private static final int SHORTEST_PART = 3;

  /** From this length on a name run together, as in an address, is no accident. */
  private static final int SHORTEST_RUN = 6;

  /** A number without its country and area codes. */
  private static final int LOCAL_DIGITS = 7;

  /** What people put between the digits of a number. */
  private static final String BETWEEN_DIGITS = " \t()./+-\u2010\u2011\u2012\u2013";

  private final List<String> phrases;
  private final Set<String> parts;
  private final List<String> runs;
  private final @Nullable String email;
  private final @Nullable String phone;
  private final Set<String> birthdays;

  public Identity(PersonalData person) {
    var names =
        Stream.of(person.fullName(), person.preferredName())
            .<String>mapMulti(Identity::addTo)
            .toList();
    phrases = names.stream().map(name -> " " + words(name) + " ").toList();
    parts =
        names.stream()
            .flatMap(name -> Stream.of(words(name).split(" ")))
            .filter(part -> part.codePointCount(0, part.length()) >= SHORTEST_PART)
            .collect(Collectors.toUnmodifiableSet());
    runs =
        names.stream()
            .filter(name -> words(name).contains(" "))
            .map(name -> words(name).replace(" ", ""))
            .filter(run -> run.length() >= SHORTEST_RUN)
            .toList();
    var address = person.email();
    email = address == null ? null : withoutSpaces(address.value());
    var number = person.phoneNumber();
    phone = number == null ? null : digits(number.value());
    birthdays = birthdays(person.dateOfBirth());
  }

  /** As people write it in the countries where clients are. */
  private static Set<String> birthdays(@Nullable LocalDate born) {
    if (born == null) return Set.of();
    return Stream.of("uuuu-MM-dd", "dd.MM.uuuu", "d.M.uuuu", "MM/dd/uuuu", "M/d/uuuu", "dd/MM/uuuu")
        .map(form -> born.format(DateTimeFormatter.ofPattern(form, Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void addTo(@Nullable String name, Consumer<String> each) {
    if (name != null && !words(name).isEmpty()) each.accept(name);
  }

  /** Whether the text says who the client is. A date in it may be any other day. */
  public boolean isIn(String text) {
    var found = in(text);
    found.remove(Kind.BIRTHDAY);
    return !found.isEmpty();
  }

  /** What the client could be told by in the text. */
  public Set<Kind> in(String text) {
    var found = EnumSet.noneOf(Kind.class);
    if (hasName(text)) found.add(Kind.NAME);
    if (email != null && withoutSpaces(text).contains(email)) found.add(Kind.EMAIL);
    if (phone != null && numbers(text).stream().anyMatch(this::isTheirs)) found.add(Kind.PHONE);
    var plain = plain(text);
    if (birthdays.stream().anyMatch(plain::contains)) found.add(Kind.BIRTHDAY);
    return found;
  }

  private boolean hasName(String text) {
    var words = " " + words(text) + " ";
    if (phrases.stream().anyMatch(words::contains)) return true;
    if (Stream.of(words.strip().split(" ")).anyMatch(parts::contains)) return true;
    var run = words.replace(" ", "");
    return runs.stream().anyMatch(run::contains);
  }

  private boolean isTheirs(String number) {
    if (phone == null) return false;
    if (phone.length() < LOCAL_DIGITS) return number.equals(phone);
    return number.contains(phone.substring(phone.length() - LOCAL_DIGITS));
  }

  /** Without case, accents and anything that can't be seen. */
  private static String plain(String text) {
    var plain = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Identity::isVisible)
        .forEach(plain::appendCodePoint);
    return plain
        .toString()
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("đ", "d")
        .replace("ı", "i")
        .replace("æ", "ae")
        .replace("œ", "oe");
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> false;
      default -> true;
    };
  }

  /** The words of a text, with one space between them. */
  private static String words(String text) {
    var words = new StringBuilder();
    plain(text)
        .codePoints()
        .map(character -> Character.isLetter(character) ? character : ' ')
        .forEach(words::appendCodePoint);
    return words.toString().strip().replaceAll(" +", " ");
  }

  private static String withoutSpaces(String text) {
    return plain(text).replaceAll("\\s", "");
  }

  private static String digits(String text) {
    return String.join("", numbers(text));
  }

  /** Rows of digits, with no more between them than there is in telephone numbers. */
  private static List<String> numbers(String text) {
    var numbers = new ArrayList<String>();
    var number = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              int digit = Character.digit(character, 10);
              if (digit >= 0) {
                number.append(digit);
              } else if (BETWEEN_DIGITS.indexOf(character) < 0) {
                numbers.add(number.toString());
                number.setLength(0);
              }
            });
    numbers.add(number.toString());
    return numbers.stream().filter(one -> !one.isEmpty()).toList();
  }

  /** Not who it is. */
  @Override
  public String toString() {
    return "an identity";
  }
}
