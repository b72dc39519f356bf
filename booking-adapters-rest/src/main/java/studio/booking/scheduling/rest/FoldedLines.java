package studio.booking.scheduling.rest;

/**
 * Breaks lines of a calendar that are too long (RFC 5545, 3.1). They are measured in bytes of
 * UTF-8, and a character is never torn apart.
 */
final class FoldedLines {
  private static final int LONGEST = 75;
  private static final String GOES_ON = "\r\n ";

  private FoldedLines() {}

  static String of(String text) {
    var folded = new StringBuilder(text.length());
    int length = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (character == '\r' || character == '\n') {
        length = 0;
      } else {
        int bytes = bytesOf(character);
        if (length + bytes > LONGEST) {
          folded.append(GOES_ON);
          length = 1;
        }
        length += bytes;
      }
      folded.appendCodePoint(character);
    }
    return folded.toString();
  }

  private static int bytesOf(int character) {
    if (character < 0x80) return 1;
    if (character < 0x800) return 2;
    return character < 0x10000 ? 3 : 4;
  }
}
