package studio.booking.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import studio.booking.BookingTest;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** Whenever somebody starts the demo for the first time, there is room for all that it shows. */
@ContextConfiguration(initializers = DemoOnAnyDayTest.OwnDatabase.class)
class DemoOnAnyDayTest extends BookingTest {
  private static final TestDatabase EMPTY = TestDatabase.open();

  /** In place of the one that other tests share. */
  static final class OwnDatabase
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext program) {
      var urls =
          Map.<String, Object>of(
              "booking.database.url", EMPTY.url(), "booking.keys.url", EMPTY.keysUrl());
      var sources = program.getEnvironment().getPropertySources();
      sources.addFirst(new MapPropertySource("own database", urls));
    }
  }

  /** Makes nothing by itself here. */
  @MockitoBean private DemoData demoData;

  @Autowired private DemoOpening opening;
  @Autowired private DemoFurnishing furnishing;
  @Autowired private DemoClock clock;
  @Autowired private UnitOfWork unit;

  @BeforeAll
  void open() {
    for (var studio : DemoStudios.values()) opening.open(studio);
  }

  /** A week of odd hours, and the days around a change of the clocks on either side. */
  static Stream<Instant> firstStarts() {
    var monday = Instant.parse("2027-01-04T02:20:00Z");
    return Stream.concat(
        IntStream.range(0, 14).mapToObj(half -> monday.plus(Duration.ofHours(11L * half))),
        Stream.of("2026-03-09T18:00:00Z", "2026-03-30T05:00:00Z", "2026-11-02T12:00:00Z")
            .map(Instant::parse));
  }

  @ParameterizedTest
  @MethodSource("firstStarts")
  void the_studios_can_be_furnished(Instant now) {
    for (var studio : DemoStudios.values()) {
      var owner =
          new Caller(
              studio.organization(),
              studio.person(Persona.OWNER),
              Set.of(Role.OWNER),
              new Caller.Request("test", null));
      boolean furnished =
          unit.run(
              owner,
              () -> {
                unit.undo();
                return clock.at(now, () -> furnishing.furnish(studio, owner));
              });
      assertThat(furnished).isTrue();
    }
  }
}
