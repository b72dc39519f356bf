package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import studio.booking.shared.Caller;

/** What every route of every controller has to say about itself. */
class EveryRouteTest {
  record Place(Class<?> controller, Method method) {
    @Override
    public String toString() {
      return controller.getSimpleName() + "." + method.getName();
    }
  }

  static Stream<Place> routes() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    var places = Stream.<Place>builder();
    for (var found : scanner.findCandidateComponents("studio.booking")) {
      var controller = Class.forName(found.getBeanClassName());
      if (controller == ProblemErrorController.class || controller == ForgottenController.class) {
        continue;
      }
      for (var method : controller.getDeclaredMethods()) {
        if (AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)) {
          places.add(new Place(controller, method));
        }
      }
    }
    return places.build();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void says_who_may_call_it(Place place) {
    assertThat(Routes.read(place.controller(), place.method()).allowed()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void takes_what_can_be_read_strictly(Place place) {
    assertThatCode(
            () -> {
              var body = Routes.read(place.controller(), place.method()).body();
              if (body != null) new StrictJson().prepare(body.type());
              if (body != null) new ApiSchemas().request(body.type());
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void names_each_part_of_its_path(Place place) {
    var mapping = AnnotatedElementUtils.findMergedAnnotation(place.method(), RequestMapping.class);
    var base = AnnotatedElementUtils.findMergedAnnotation(place.controller(), RequestMapping.class);
    var path =
        (base == null || base.path().length == 0 ? "" : base.path()[0])
            + (mapping.path().length == 0 ? "" : mapping.path()[0]);
    var variables = new HashSet<String>();
    var names = java.util.regex.Pattern.compile("\\{(\\w+)").matcher(path);
    while (names.find()) variables.add(names.group(1));
    var arguments = new HashSet<String>();
    for (var argument : Routes.read(place.controller(), place.method()).arguments()) {
      if (argument instanceof Route.InPath part) arguments.add(part.name());
    }

    assertThat(arguments).isEqualTo(variables);
    assertThat(
            Arrays.stream(place.method().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(PathVariable.class)))
        .hasSameSizeAs(variables);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void is_documented(Place place) {
    var operation = place.method().getAnnotation(Operation.class);
    assertThat(operation).as("@Operation").isNotNull();
    assertThat(operation.summary()).isNotBlank();
    assertThat(place.controller().isAnnotationPresent(Tag.class)).as("@Tag").isTrue();
    var type = place.method().getGenericReturnType().getTypeName();
    boolean open =
        type.equals(ResponseEntity.class.getName() + "<?>")
            || place.method().getReturnType() == Object.class;
    if (open) {
      assertThat(place.method().isAnnotationPresent(Answer.class)).as("@Answer").isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void can_be_described_with_its_answers(Place place) {
    var beans = new DefaultListableBeanFactory();
    beans.registerBeanDefinition("controller", new RootBeanDefinition(place.controller()));
    var schemas = new ApiSchemas();
    var operation =
        new ApiOperations(new Routes(), schemas)
            .customize(
                new io.swagger.v3.oas.models.Operation(),
                new HandlerMethod("controller", beans, place.method()));

    assertThat(operation.getResponses()).containsKeys("400", "500", "503");
    assertThat(operation.getResponses().keySet()).anyMatch(status -> status.startsWith("2"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void knows_whose_its_idempotency_keys_are(Place place) {
    if (!place.method().isAnnotationPresent(Idempotent.class)) return;

    assertThat(place.method().getParameterTypes()).contains(Caller.class);
  }
}
