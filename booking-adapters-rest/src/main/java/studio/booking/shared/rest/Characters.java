package studio.booking.shared.rest;

/** Which characters a text may be made of. */
final class Characters {
  private Characters() {}

  static void check(String text, boolean multiLine) throws Unfit {
    if (!multiLine && text.isBlank()) throw new Unfit("must not be blank");
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (!isFine(character, multiLine)) {
        throw new Unfit("must not have the character U+%04X".formatted(character));
      }
      i += Character.charCount(character);
    }
  }

  private static boolean isFine(int character, boolean multiLine) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> multiLine && (character == '\n' || character == '\t');
      // Half a pair: nothing that can be stored or sent on.
      case Character.SURROGATE -> false;
      // They would break a line where none should be.
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> multiLine;
      default -> true;
    };
  }
}
