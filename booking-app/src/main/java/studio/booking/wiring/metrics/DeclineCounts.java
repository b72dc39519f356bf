package studio.booking.wiring.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import studio.booking.shared.rest.Declines;
import studio.booking.shared.rest.ProblemCode;

/** Counts every no by its code, the known ones from zero. */
@Component
final class DeclineCounts implements Declines {
  private final Map<ProblemCode, Counter> counters = new EnumMap<>(ProblemCode.class);

  DeclineCounts(MeterRegistry meters) {
    for (var code : ProblemCode.values()) {
      counters.put(code, meters.counter("booking.declines", "reason", code.name()));
    }
  }

  @Override
  public void declined(ProblemCode why) {
    var counter = counters.get(why);
    if (counter != null) counter.increment();
  }
}
