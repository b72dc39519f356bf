package studio.booking.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import studio.booking.operations.Job;
import studio.booking.operations.application.Jobs;
import studio.booking.operations.domain.JobRuns;
import studio.booking.wiring.metrics.CountedJobRuns;

/** Makes every {@link Job} a bean, and has them run. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
    basePackages = {"studio.booking.*.application", "studio.booking.*.listeners"},
    useDefaultFilters = false,
    includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Job.class),
    excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
class JobWiring {
  @Bean
  Jobs jobs(List<Job> jobs, JobRuns runs, MeterRegistry meters) {
    var log = LoggerFactory.getLogger(Jobs.class);
    var counted = new CountedJobRuns(runs, meters);
    return new Jobs(jobs, counted, (job, failure) -> log.error("Job {} failed", job, failure));
  }

  /** Off in tests, which run jobs themselves, when they want them. */
  @Bean
  @ConditionalOnProperty(name = "booking.jobs.scheduled", matchIfMissing = true)
  JobSchedule jobSchedule(Jobs jobs, javax.sql.DataSource dataSource) {
    return new JobSchedule(jobs, dataSource);
  }
}
