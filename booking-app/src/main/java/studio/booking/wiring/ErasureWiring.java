package studio.booking.wiring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.booking.privacy.application.AllRecords;
import studio.booking.privacy.application.EraseClients;
import studio.booking.privacy.application.ReplayRegister;
import studio.booking.privacy.application.RestoreErasures;
import studio.booking.privacy.application.ShowErasures;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.privacy.domain.ErasureRegister;
import studio.booking.privacy.domain.Grace;
import studio.booking.privacy.domain.KeyStore;
import studio.booking.shared.PersonalRecords;

/** What erasing clients needs of all modules, and what comes before anybody is served. */
@Configuration(proxyBeanMethods = false)
class ErasureWiring {
  @Bean
  AllRecords allRecords(ObjectProvider<PersonalRecords> modules) {
    return new AllRecords(modules.orderedStream().toList());
  }

  @Bean
  Grace grace(BookingProperties properties) {
    return new Grace(properties.erasureGrace());
  }

  @Bean
  ReplayRegister replayRegister(
      ErasureRegister register,
      ErasureCases cases,
      KeyStore keys,
      RestoreErasures restore,
      EraseClients eraseClients,
      ShowErasures showErasures) {
    return new ReplayRegister(register, cases, keys, restore, eraseClients, showErasures);
  }

  @Bean
  BeforeAnybody beforeAnybody(ReplayRegister replay) {
    return new BeforeAnybody(replay);
  }

  /** Whoever was erased must not be read for as long as a request takes, either. */
  static final class BeforeAnybody implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BeforeAnybody.class);

    /** The web server and the jobs come much later. */
    private static final int PHASE = 0;

    private final ReplayRegister replay;
    private volatile boolean running;

    BeforeAnybody(ReplayRegister replay) {
      this.replay = replay;
    }

    @Override
    public void start() {
      var report = replay.replay();
      running = true;
      if (report.isNothing()) return;
      LOG.warn(
          "A database is older than the other: {} clients were erased again, {} requests entered"
              + " again, {} keys destroyed again",
          report.erasedAgain(),
          report.requestedAgain(),
          report.keysDestroyedAgain());
    }

    @Override
    public void stop() {
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public int getPhase() {
      return PHASE;
    }
  }
}
