package studio.booking.prompts.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import studio.booking.privacy.PersonalWords;

/**
 * What gives people away in the texts of a document: addresses and numbers by their form, and what
 * is known of the client. Whatever is looked for is found by looking at each character a few times
 * at most.
 */
final class Traces {
  static final String RULE = "personalData";

  /** The schema lets nothing longer through. */
  private static final int LONGEST = 2_000;

  /** Ids and instants, which have digits enough for a telephone number. */
  private static final Pattern NO_WORDS =
      Pattern.compile(
          "\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}"
              + "|\\d{4}-\\d{2}-\\d{2}(?:[Tt][0-9:.]{1,20}(?:[Zz]|[+-]\\d{2}:\\d{2}))?");

  private static final Pattern MAILBOX =
      Pattern.compile(
          "[\\p{L}\\p{N}_%+-]@[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,8}");

  /** International, of ten digits in three groups, or of ten digits and more at a stretch. */
  private static final Pattern TELEPHONE =
      Pattern.compile(
          "\\+\\d[\\d ()./-]{6,22}\\d"
              + "|(?<!\\d)\\(?\\d{3}\\)?[ ./-]{1,2}\\d{3}[ ./-]\\d{4}(?!\\d)"
              + "|(?<![\\d.])\\d{10,15}(?!\\d)");

  private static final Pattern BIRTHDAY =
      Pattern.compile(
          "(?i)\\b(?:born|dob|d\\.o\\.b|birth ?day|birth ?date|date of birth|geboren|geb)\\b"
              + "[^\\d]{0,20}\\d{1,4}[-/. ]{1,2}\\d{1,2}[-/. ]{1,2}\\d{1,4}");

  private Traces() {}

  /** What can be told without knowing anybody. */
  static List<Violation> violations(PromptDocument document) {
    var found = new ArrayList<Violation>();
    document.texts(
        (pointer, text) -> {
          if (text.length() > LONGEST || NO_WORDS.matcher(text).matches()) return;
          if (MAILBOX.matcher(text).find()) found.add(trace(pointer, "an e-mail address"));
          if (TELEPHONE.matcher(text).find()) found.add(trace(pointer, "a telephone number"));
          if (BIRTHDAY.matcher(text).find()) found.add(trace(pointer, "a date of birth"));
        });
    return found;
  }

  /** What can be told by who knows the client. */
  static List<Violation> violations(PromptDocument document, PersonalWords.Search words) {
    var found = new ArrayList<Violation>();
    document.texts(
        (pointer, text) -> {
          if (NO_WORDS.matcher(text).matches()) return;
          for (var kind : sorted(words.in(text))) found.add(trace(pointer, kind.word()));
        });
    return found;
  }

  private static List<PersonalWords.Kind> sorted(Set<PersonalWords.Kind> kinds) {
    return kinds.stream().sorted().toList();
  }

  private static Violation trace(String pointer, String what) {
    return new Violation(
        pointer,
        RULE,
        "seems to have %s: write \"the client\", and keep who they are in their personal data"
            .formatted(what));
  }
}
