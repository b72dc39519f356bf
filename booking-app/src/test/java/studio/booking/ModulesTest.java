package studio.booking;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModulesTest {
  /** The picture as it was last agreed on; to be committed whenever an arrow appears or goes. */
  private static final Path PICTURE = Path.of("../docs/generated/modules.puml");

  // The program around the modules: it puts them together, and nothing depends on it.
  private static final ApplicationModules MODULES =
      ApplicationModules.of(
          BookingApplication.class,
          resideInAnyPackage("studio.booking.wiring..", "studio.booking.demo..")
              .or(describe("tests", ModulesTest::isTest)));

  private static boolean isTest(JavaClass type) {
    return type.getSource().map(source -> NoTests.isTest(source.getUri().toString())).orElse(false);
  }

  @Test
  void modules_keep_to_their_borders() {
    MODULES.verify();
  }

  @Test
  void every_module_says_what_it_may_use() {
    assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
        .contains(
            "shared",
            "directory",
            "audit",
            "operations",
            "scheduling",
            "credits",
            "notices",
            "privacy",
            "prompts");
    for (var module : MODULES) {
      var name = module.getIdentifier().toString();
      var type = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Module";
      assertThat(
              getClass()
                  .getClassLoader()
                  .getResource("studio/booking/%s/%s.class".formatted(name, type)))
          .as("A declaration of " + name)
          .isNotNull();
    }
  }

  @Test
  void the_picture_of_the_modules_is_the_agreed_one(@TempDir Path folder) throws IOException {
    new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder(folder.toString()))
        .writeModulesAsPlantUml();

    var now = sorted(folder.resolve("components.puml"));
    var agreed = Files.exists(PICTURE) ? Files.readAllLines(PICTURE) : List.<String>of();
    if (!now.equals(agreed)) {
      Files.createDirectories(PICTURE.getParent());
      Files.write(PICTURE, now);
    }
    assertThat(now)
        .as("docs/generated/modules.puml is up to date now: look at it, and commit it")
        .isEqualTo(agreed);
  }

  // Written in another order each time. What frames the picture stays where it is.
  private static List<String> sorted(Path file) throws IOException {
    var lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    return sorted(sorted(lines, "Component("), "Rel(");
  }

  /** Lines of one kind in their order, in the places that such lines have. */
  private static List<String> sorted(List<String> lines, String kind) {
    var inOrder = lines.stream().filter(line -> line.strip().startsWith(kind)).sorted().iterator();
    return lines.stream()
        .map(line -> line.strip().startsWith(kind) ? inOrder.next() : line)
        .toList();
  }
}
