package studio.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The code keeps to the rules, and each rule finds the violation that is planted for it. */
class LayersTest {
  private static final JavaClasses CODE =
      new ClassFileImporter().withImportOption(new NoTests()).importPackages("studio.booking");

  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

  /** Rules by the class in which each is broken. */
  private static final Map<String, ArchRule> BROKEN_IN =
      Map.ofEntries(
          Map.entry("LikesSpring", Layers.THE_CORE_KNOWS_ONLY_JAVA_AND_ITSELF),
          Map.entry("KnowsItsUseCase", Layers.RULES_DO_NOT_KNOW_THEIR_USE_CASES),
          Map.entry("AsksTheDatabase", Layers.ADAPTERS_DO_NOT_KNOW_EACH_OTHER),
          Map.entry("AsksTheWeb", Layers.NO_ADAPTER_OF_THE_DATABASE_KNOWS_ANOTHER),
          Map.entry("KnowsTheWiring", Layers.NOBODY_KNOWS_WHAT_PUTS_THE_PROGRAM_TOGETHER),
          Map.entry("CannotBeWrapped", Layers.USE_CASES_CAN_BE_WRAPPED),
          Map.entry("DoesNotAskWhoCalls", Layers.USE_CASES_ARE_TOLD_WHO_CALLS),
          Map.entry("IsOpenToAll", Layers.PARTS_OF_USE_CASES_STAY_AMONG_THEM),
          Map.entry("GoesPastUnitsOfWork", Layers.STATEMENTS_GO_THROUGH_UNITS_OF_WORK),
          Map.entry("RunsItself", Layers.NO_STATEMENT_RUNS_ITSELF),
          Map.entry("BuildsSql", Layers.SQL_IS_NOT_BUILT_FROM_TEXT),
          Map.entry("SharesATable", Layers.EACH_TABLE_IS_ONE_MODULES),
          Map.entry("LooksAtTheWall", Layers.THE_TIME_IS_ASKED_OF_A_CLOCK),
          Map.entry("ForgetsWhoMayCall", Layers.EVERY_ROUTE_SAYS_WHO_MAY_CALL),
          Map.entry("LeavesNullsOpen", Layers.NOTHING_IS_NULL_UNLESS_IT_SAYS_SO),
          Map.entry("PublicController", Layers.CONTROLLERS_ARE_NOBODY_ELSES_BUSINESS));

  static Stream<Arguments> rules() {
    return BROKEN_IN.entrySet().stream()
        .map(
            rule ->
                Arguments.argumentSet(
                    rule.getValue().getDescription(), rule.getValue(), rule.getKey()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_code_keeps_to_it(ArchRule rule, String brokenIn) {
    rule.check(CODE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_planted_violation_is_found(ArchRule rule, String brokenIn) {
    var found = rule.allowEmptyShould(true).evaluate(PLANTED);

    assertThat(found.getFailureReport().getDetails())
        .as(rule.getDescription())
        .anyMatch(detail -> detail.contains("." + brokenIn));
  }

  @Test
  void K7_each_table_is_one_modules() {
    Layers.EACH_TABLE_IS_ONE_MODULES.check(CODE);
    the_planted_violation_is_found(Layers.EACH_TABLE_IS_ONE_MODULES, "SharesATable");
  }

  @Test
  void every_rule_is_tried() {
    var rules =
        Arrays.stream(Layers.class.getDeclaredFields())
            .filter(field -> field.getType() == ArchRule.class)
            .filter(field -> !Modifier.isPrivate(field.getModifiers()))
            .count();

    assertThat(BROKEN_IN).hasSize((int) rules);
  }

  @Test
  void there_is_code_to_check() {
    assertThat(CODE.size()).isGreaterThan(100);
    assertThat(CODE.contain("studio.booking.shared.Caller")).isTrue();
    assertThat(CODE.contain("studio.booking.shared.jooq.Db")).isTrue();
    assertThat(CODE.contain("studio.booking.shared.rest.Problems")).isTrue();
  }
}
