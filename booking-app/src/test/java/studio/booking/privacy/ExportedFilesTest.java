package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.privacy.application.ExportClient;
import studio.booking.privacy.application.ExportClient.Outcome.Exported;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.PersonId;
import studio.booking.shared.PersonalRecords.PersonalFile;
import studio.booking.shared.Role;

/** What is in an export, written from the records that are exported. */
class ExportedFilesTest extends BookingTest {
  private static final Path LIST = Path.of("../docs/generated/export.md");

  private static final Map<Class<?>, String> WORDS =
      Map.of(
          UUID.class, "id",
          String.class, "text",
          Instant.class, "instant",
          LocalDate.class, "date",
          LocalTime.class, "time of day",
          BigDecimal.class, "number",
          Integer.class, "whole number",
          Long.class, "whole number",
          Boolean.class, "true or false",
          Map.class, "texts by name");

  @Test
  void the_list_of_exported_files_is_up_to_date() throws IOException {
    var studio = new OwnStudio(program, api());
    var client = new OneOfEverything(Database.get(), api(), studio).client.id();
    var person = new PersonId(UUID.fromString(client));
    var caller =
        new Caller(studio.id(), person, Set.of(Role.CLIENT), new Caller.Request("test", null));
    var outcome =
        program
            .getBean(ExportClient.class)
            .export(caller, new ClientId(UUID.fromString(client)), null);
    assertThat(outcome).isInstanceOf(Exported.class);
    var text = text(((Exported) outcome).files());

    var before = Files.exists(LIST) ? Files.readString(LIST) : "";
    if (!before.equals(text)) Files.writeString(LIST, text);
    assertThat(text).as("It was out of date; commit what was written now.").isEqualTo(before);
  }

  private static String text(List<PersonalFile> files) {
    var text =
        new StringBuilder(
            """
            # What an export holds

            Each file is a list of records with these properties, `?` where one may be null. Written by `ExportedFilesTest` from the
            records themselves.

            """);
    for (var file : files) {
      assertThat(file.rows()).as(file.name()).isNotEmpty();
      text.append("## ").append(file.name()).append(".json\n\n| property | is |\n| --- | --- |\n");
      for (var component : file.rows().getFirst().getClass().getRecordComponents()) {
        text.append("| `%s` | %s |\n".formatted(component.getName(), word(component)));
      }
      text.append('\n');
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static String word(RecordComponent component) {
    var type = component.getAnnotatedType();
    return word(type) + (type.isAnnotationPresent(Nullable.class) ? "?" : "");
  }

  private static String word(AnnotatedType annotated) {
    if (annotated instanceof AnnotatedParameterizedType generic
        && generic.getType() instanceof ParameterizedType type
        && type.getRawType() == List.class) {
      return "list of: " + word(generic.getAnnotatedActualTypeArguments()[0]);
    }
    var type =
        annotated.getType() instanceof ParameterizedType generic
            ? (Class<?>) generic.getRawType()
            : (Class<?>) annotated.getType();
    var word = WORDS.get(boxed(type));
    assertThat(word).as("What is a %s called?", type).isNotNull();
    return word;
  }

  private static Class<?> boxed(Class<?> type) {
    if (type == int.class) return Integer.class;
    if (type == long.class) return Long.class;
    return type == boolean.class ? Boolean.class : type;
  }
}
