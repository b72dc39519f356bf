package studio.booking.consent.domain;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Tells a text that people can agree to from one that still has to be written. */
public final class Placeholders {
  private static final int FEWEST_WORDS = 40;

  /** Of scripts that put no spaces between words. */
  private static final int FEWEST_LETTERS = 60;

  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private static final Pattern LEFT_TO_FILL_IN =
      Pattern.compile(
          "lorem ipsum|\\btext (?:goes )?here\\b|\\binsert\\b.{0,40}\\bhere\\b|\\bplaceholder\\b"
              + "|\\[[^\\]\\n]{0,40}\\b(?:insert|your|name|date|text|company)\\b[^\\]\\n]{0,40}]"
              + "|\\{\\{|<<|x{4,}|_{4,}|\\.{6,}",
          Pattern.CASE_INSENSITIVE);

  /** Where people sign on paper: a line of its own, or after a word or two. */
  private static final Pattern TO_BE_SIGNED =
      Pattern.compile("^(?:[^\\n_:]{0,40}:)?\\h*_{4,}\\h*$", Pattern.MULTILINE);

  // In capitals only: "todo" is a word in several languages.
  private static final Pattern NOTE_TO_ONESELF = Pattern.compile("\\b(?:TODO|TBD|FIXME)\\b");

  private Placeholders() {}

  /** Whether something is left to be filled in, or it says next to nothing. */
  public static boolean isOneIn(String fullText) {
    return isLeftIn(fullText) || saysNothing(fullText);
  }

  /** Whether something is left to be filled in. */
  public static boolean isLeftIn(String text) {
    var written = TO_BE_SIGNED.matcher(text).replaceAll("");
    return List.of(LEFT_TO_FILL_IN, NOTE_TO_ONESELF).stream()
        .anyMatch(mark -> mark.matcher(written).find());
  }

  private static boolean saysNothing(String text) {
    var words = new HashSet<String>();
    var found = WORD.matcher(text);
    while (found.find() && words.size() < FEWEST_WORDS) words.add(found.group());
    var letters = text.codePoints().filter(Character::isLetter).distinct().count();
    return words.size() < FEWEST_WORDS && letters < FEWEST_LETTERS;
  }
}
