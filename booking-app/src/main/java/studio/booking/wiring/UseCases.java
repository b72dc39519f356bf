package studio.booking.wiring;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Role;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Query;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/**
 * Makes every {@link UseCase} and {@link Query} in the core a bean, with the {@link Collaborator}s
 * that they are made of, and runs each call of one in a unit of work for its caller.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
    basePackages = "studio.booking.*.application",
    useDefaultFilters = false,
    includeFilters = @Filter({UseCase.class, Query.class, Collaborator.class}),
    // Lets a module's slice test leave out the others.
    excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
class UseCases {
  // The auto-proxy creator that comes with transactions looks at infrastructure advisors only.
  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor useCaseUnits(ObjectProvider<UnitOfWork> units) {
    return new DefaultPointcutAdvisor(
        AnnotationMatchingPointcut.forClassAnnotation(UseCase.class),
        new InUnitOfWork((caller, work) -> units.getObject().run(caller, work)));
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor queryUnits(ObjectProvider<UnitOfWork> units) {
    return new DefaultPointcutAdvisor(
        AnnotationMatchingPointcut.forClassAnnotation(Query.class),
        new InUnitOfWork((caller, work) -> units.getObject().ask(caller, work)));
  }
}
