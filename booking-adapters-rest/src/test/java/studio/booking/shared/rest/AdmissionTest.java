package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class AdmissionTest {
  private final AdmissionFilter filter =
      new AdmissionFilter(
          new RestProperties.Admission(1, 1, Duration.ofMillis(300)),
          new ProblemWriter(
              JsonMapper.builder().build(),
              new DeclineTeller(new StaticListableBeanFactory().getBeanProvider(Declines.class))));
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final FilterChain slow =
      (_, _) -> {
        inside.countDown();
        await(over);
      };

  @Test
  void who_is_too_many_waits_a_little_and_is_then_told_to_come_back() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> request("/api/things", slow));
      await(inside);
      long begin = System.nanoTime();
      var second = threads.submit(() -> request("/api/things", (_, _) -> {}));
      while (filter.free() > 0) Thread.onSpinWait();
      var third = request("/api/things", (_, _) -> {});

      assertThat(third.getStatus()).isEqualTo(503);
      assertThat(third.getHeader("Retry-After")).isNotBlank();
      assertThat(third.getContentAsString()).contains("OVERLOADED");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(300));
      assertThat(second.get(5, TimeUnit.SECONDS).getStatus()).isEqualTo(503);
      assertThat(request("/actuator/health/readiness", (_, _) -> {}).getStatus()).isEqualTo(200);
      over.countDown();
      assertThat(first.get(5, TimeUnit.SECONDS).getStatus()).isEqualTo(200);
    }
    assertThat(request("/api/things", (_, _) -> {}).getStatus()).isEqualTo(200);
  }

  @Test
  void who_waits_gets_the_place_that_becomes_free() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> request("/api/things", slow));
      await(inside);
      var second = threads.submit(() -> request("/api/things", (_, _) -> {}));
      while (filter.free() > 0) Thread.onSpinWait();
      over.countDown();

      assertThat(second.get(5, TimeUnit.SECONDS).getStatus()).isEqualTo(200);
    }
  }

  private MockHttpServletResponse request(String path, FilterChain chain) throws Exception {
    var response = new MockHttpServletResponse();
    filter.doFilter(new MockHttpServletRequest("GET", path), response, chain);
    return response;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
