package studio.booking.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import studio.booking.BookingTest;
import studio.booking.demo.DemoStudios;
import studio.booking.directory.StudioOpened;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;
import studio.booking.shared.Query;
import studio.booking.shared.UseCase;

class UnitsOfWorkTest extends BookingTest {
  @Test
  void every_use_case_and_query_is_wrapped() {
    var useCases = program.getBeansWithAnnotation(UseCase.class);
    var queries = program.getBeansWithAnnotation(Query.class);

    assertThat(useCases).hasSizeGreaterThan(5);
    assertThat(queries).hasSizeGreaterThan(5);
    assertThat(useCases.values()).allMatch(AopUtils::isCglibProxy);
    assertThat(queries.values()).allMatch(AopUtils::isCglibProxy);
  }

  @Test
  void parts_of_use_cases_run_in_their_units_of_work() {
    var collaborators = program.getBeansWithAnnotation(Collaborator.class);

    assertThat(collaborators).hasSizeGreaterThan(3);
    assertThat(collaborators.values()).noneMatch(AopUtils::isAopProxy);
  }

  @Test
  void nothing_is_published_where_nobody_would_hear_of_it() {
    var events = program.getBean(Events.class);
    var event =
        new StudioOpened(
            DemoStudios.NORTH.organization(), java.time.Instant.parse("2026-01-01T00:00:00Z"));

    assertThatThrownBy(() -> events.publish(event)).isInstanceOf(IllegalStateException.class);
  }
}
