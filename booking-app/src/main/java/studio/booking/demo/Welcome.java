package studio.booking.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever has started the demo where to look first. */
@DemoMode
@Component
class Welcome {
  private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

  private final Environment environment;

  Welcome(Environment environment) {
    this.environment = environment;
  }

  @EventListener
  void on(ApplicationReadyEvent ready) {
    var address =
        "http://localhost:%s".formatted(environment.getProperty("local.server.port", "8080"));
    LOG.info(
        """
        Booking runs in demo mode.
          API:           {}
          Documentation: {}/docs
          Sign in:       curl -s {}/api/demo/tokens -H 'Content-Type: application/json' -d '{"persona":"owner"}'
        """,
        address,
        address,
        address);
  }
}
