package studio.booking.scheduling.rest;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import studio.booking.directory.PublicStudios;
import studio.booking.scheduling.application.BrowseCoaches;
import studio.booking.scheduling.application.BrowseHours;
import studio.booking.scheduling.application.BrowseSessionTypes;
import studio.booking.scheduling.application.CoachingScene;
import studio.booking.scheduling.application.FindSlots;
import studio.booking.scheduling.application.KeepCoaches;
import studio.booking.scheduling.application.KeepSessionTypes;
import studio.booking.scheduling.application.PlanAbsences;
import studio.booking.scheduling.application.PlanHours;
import studio.booking.shared.Caller;
import studio.booking.shared.IdempotencyKeys;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.UnitOfWork;

/** The routes around coaches and their hours, over a studio in memory. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
    basePackages = "studio.booking.shared.rest",
    excludeFilters =
        @Filter(type = FilterType.REGEX, pattern = ".*\\.(Test|Thing|Forgotten|InMemory)\\w*"))
@Import({
  SessionTypeController.class,
  PublicSessionTypeController.class,
  CoachController.class,
  HoursController.class,
  ExceptionController.class,
  AvailabilityController.class
})
class HoursTestApplication {
  @Bean
  CoachingScene scene() {
    return new CoachingScene();
  }

  @Bean
  Clock clock(CoachingScene scene) {
    return scene.clock;
  }

  @Bean
  BrowseHours browseHours(CoachingScene scene) {
    return scene.browseHours;
  }

  @Bean
  PlanHours planHours(CoachingScene scene) {
    return scene.planHours;
  }

  @Bean
  PlanAbsences planAbsences(CoachingScene scene) {
    return scene.planAbsences;
  }

  @Bean
  FindSlots findSlots(CoachingScene scene) {
    return scene.findSlots;
  }

  @Bean
  KeepCoaches keepCoaches(CoachingScene scene) {
    return scene.keepCoaches;
  }

  @Bean
  BrowseCoaches browseCoaches(CoachingScene scene) {
    return scene.browseCoaches;
  }

  @Bean
  KeepSessionTypes keepSessionTypes(CoachingScene scene) {
    return scene.keepSessionTypes;
  }

  @Bean
  BrowseSessionTypes browseSessionTypes(CoachingScene scene) {
    return scene.browseSessionTypes;
  }

  @Bean
  PublicStudios publicStudios(CoachingScene scene) {
    return new PublicStudios() {
      @Override
      public Optional<OrganizationId> bySlug(String slug) {
        var studio = scene.studios.studio();
        return slug.equals(studio.slug()) ? Optional.of(studio.id()) : Optional.empty();
      }

      @Override
      public boolean any() {
        return true;
      }
    };
  }

  @Bean
  JwtDecoder tokens() {
    return token -> {
      throw new IllegalStateException("Tests bring decoded tokens");
    };
  }

  @Bean
  UnitOfWork unitOfWork() {
    return new UnitOfWork() {
      @Override
      public <T> T run(Caller caller, Supplier<T> work) {
        return work.get();
      }

      @Override
      public <T> T ask(Caller caller, Supplier<T> work) {
        return work.get();
      }

      @Override
      public void undo() {}

      @Override
      public int attempt() {
        return 1;
      }

      @Override
      public RuntimeException againAfter(Runnable tidying) {
        return new IllegalStateException("Nothing to tidy up");
      }
    };
  }

  @Bean
  IdempotencyKeys idempotencyKeys() {
    return new IdempotencyKeys() {
      @Override
      public void claim(Caller caller, Use use) {}

      @Override
      public void keep(Caller caller, Use use, Answer answer, Instant now) {}
    };
  }
}
