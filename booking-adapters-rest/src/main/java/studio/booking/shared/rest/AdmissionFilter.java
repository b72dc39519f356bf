package studio.booking.shared.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes on no more than can be done. Whoever is too many waits a little, if there is room to wait,
 * and is told to come back else: better a quick no to some than a slow answer to all.
 */
final class AdmissionFilter extends OncePerRequestFilter {
  private static final int RETRY_AFTER_SECONDS = 2;

  private final Semaphore places;
  private final Semaphore seats;
  private final long patienceNanos;
  private final ProblemWriter problems;

  AdmissionFilter(RestProperties.Admission admission, ProblemWriter problems) {
    // Fair, so that those who waited longest go first.
    this.places = new Semaphore(admission.inHand(), true);
    this.seats = new Semaphore(admission.waiting());
    this.patienceNanos = admission.patience().toNanos();
    this.problems = problems;
  }

  /** Health is asked for most when there is too much to do. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/health");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!places.tryAcquire() && !gotPlaceAfterWaiting()) {
      problems.write(request, response, Problems.overloaded(RETRY_AFTER_SECONDS));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  /** How many more may wait. */
  int free() {
    return seats.availablePermits();
  }

  private boolean gotPlaceAfterWaiting() {
    if (!seats.tryAcquire()) return false;
    try {
      return places.tryAcquire(patienceNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      seats.release();
    }
  }
}
