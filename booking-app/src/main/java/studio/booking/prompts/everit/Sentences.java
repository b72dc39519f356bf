package studio.booking.prompts.everit;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.everit.json.schema.ArraySchema;
import org.everit.json.schema.BooleanSchema;
import org.everit.json.schema.EnumSchema;
import org.everit.json.schema.NumberSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;
import org.everit.json.schema.ValidationException;
import studio.booking.prompts.domain.PromptDocument;
import studio.booking.prompts.domain.Violation;

/**
 * What Everit finds, in sentences that say what to do. They quote the schema, and nothing of the
 * document: what is wrong with it may be that it names somebody.
 */
final class Sentences {
  private static final String BEFORE_KEY = "key [";
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]");

  /** What identifies people, whichever way it is written. */
  private static final Set<String> PERSONAL =
      Set.of(
          "name",
          "fullname",
          "firstname",
          "lastname",
          "surname",
          "familyname",
          "givenname",
          "middlename",
          "maidenname",
          "nickname",
          "preferredname",
          "displayname",
          "legalname",
          "username",
          "clientname",
          "email",
          "emailaddress",
          "mail",
          "phone",
          "phonenumber",
          "mobile",
          "mobilephone",
          "telephone",
          "cell",
          "cellphone",
          "dateofbirth",
          "dob",
          "birthdate",
          "birthday",
          "birthyear",
          "address",
          "homeaddress",
          "street",
          "city",
          "zip",
          "zipcode",
          "postalcode",
          "emergencycontact",
          "emergencyphone",
          "bloodtype",
          "ssn",
          "socialsecuritynumber",
          "passport",
          "photo",
          "instagram",
          "ipaddress");

  /** What the source of this schema had, and this has not. */
  private static final String SECOND_VERSION = "promptversion";

  private Sentences() {}

  static Violation of(ValidationException e) {
    var keyword = e.getKeyword() == null ? "false" : e.getKeyword();
    var pointer = e.getPointerToViolation();
    var place = pointer == null || pointer.length() < 2 ? "" : pointer.substring(1);
    return switch (keyword) {
      case "additionalProperties" -> {
        var name = key(e.getErrorMessage());
        yield new Violation(at(place, name), keyword, unknown(name));
      }
      case "required" -> {
        var name = key(e.getErrorMessage());
        yield new Violation(at(place, name), keyword, "is required" + meaning(e, name));
      }
      default -> new Violation(place, keyword, sentence(keyword, e.getViolatedSchema()));
    };
  }

  private static String at(String place, String name) {
    return place + "/" + PromptDocument.escaped(name);
  }

  /** Everit names a key in its message alone: {@code extraneous key [x] is not permitted}. */
  private static String key(String message) {
    int from = message.indexOf(BEFORE_KEY) + BEFORE_KEY.length();
    int to = message.lastIndexOf(']');
    return from < BEFORE_KEY.length() || to < from ? "" : message.substring(from, to);
  }

  private static String unknown(String name) {
    var plain = NO_LETTERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    if (PERSONAL.contains(plain)) {
      return "identifies the client, and no master prompt may: leave it out, and keep it in their"
          + " personal data (PATCH /api/clients/{id}/pii)";
    }
    if (plain.equals(SECOND_VERSION)) {
      return "is not needed: schema_version says it, and versions of the document are counted here";
    }
    return "is unknown: leave it out";
  }

  private static String meaning(ValidationException e, String name) {
    return e.getViolatedSchema() instanceof ObjectSchema object
        ? told(object.getPropertySchemas().get(name))
        : "";
  }

  private static String sentence(String keyword, Schema schema) {
    return switch (schema) {
      case NumberSchema number when keyword.equals("minimum") ->
          "must be at least " + number.getMinimum() + told(schema);
      case NumberSchema number when keyword.equals("maximum") ->
          "must be at most " + number.getMaximum() + told(schema);
      case StringSchema text when keyword.equals("maxLength") ->
          "must have %d characters at most".formatted(text.getMaxLength());
      case StringSchema _ when keyword.equals("minLength") -> "must not be empty" + told(schema);
      case ArraySchema list when keyword.equals("maxItems") ->
          "must have %d items at most".formatted(list.getMaxItems());
      case ArraySchema _ when keyword.equals("uniqueItems") -> "must not have an item twice";
      case EnumSchema choice -> "must be one of " + words(choice);
      default ->
          switch (keyword) {
            case "type" -> "must be " + kind(schema) + told(schema);
            case "readOnly" -> "is the studio's to say: leave it out";
            case "pattern", "format" -> "is not written as it has to be" + told(schema);
            default -> "does not fit the schema (%s)".formatted(keyword) + told(schema);
          };
    };
  }

  private static String words(EnumSchema choice) {
    return choice.getPossibleValuesAsList().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static String kind(Schema schema) {
    return switch (schema) {
      case StringSchema _ -> "a text";
      case NumberSchema number -> number.requiresInteger() ? "a whole number" : "a number";
      case BooleanSchema _ -> "true or false";
      case ArraySchema _ -> "a list";
      case ObjectSchema _ -> "an object";
      default -> "of another type";
    };
  }

  private static String told(@org.jspecify.annotations.Nullable Schema schema) {
    return schema == null || schema.getDescription() == null ? "" : ": " + schema.getDescription();
  }
}
