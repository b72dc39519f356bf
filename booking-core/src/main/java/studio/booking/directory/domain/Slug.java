package studio.booking.directory.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A studio's name in public addresses: lower-case letters, digits and hyphens. */
public record Slug(String value) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final int MAX_LENGTH = 63;

  public Slug {
    if (!isSlug(value)) throw new IllegalArgumentException("Not a slug: " + value);
  }

  public static boolean isSlug(String text) {
    return SLUG.matcher(text).matches();
  }

  /** Of a studio's name; {@code studio} when none of its letters can stand in an address. */
  public static Slug of(String name) {
    var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    var slug = trim(OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-"));
    if (slug.length() > MAX_LENGTH) slug = trim(slug.substring(0, MAX_LENGTH));
    return new Slug(slug.isEmpty() ? "studio" : slug);
  }

  private static String trim(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int to = text.endsWith("-") ? text.length() - 1 : text.length();
    return from < to ? text.substring(from, to) : "";
  }
}
