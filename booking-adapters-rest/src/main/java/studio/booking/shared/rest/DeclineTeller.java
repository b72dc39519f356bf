package studio.booking.shared.rest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Tells whoever counts them of the problems that are answered. */
@ControllerAdvice
final class DeclineTeller implements ResponseBodyAdvice<Object> {
  private final ObjectProvider<Declines> listening;

  DeclineTeller(ObjectProvider<Declines> listening) {
    this.listening = listening;
  }

  void tell(ProblemDetail problem) {
    var members = problem.getProperties();
    if (members != null && members.get("code") instanceof String code) {
      listening.ifAvailable(declines -> declines.declined(ProblemCode.valueOf(code)));
    }
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof ProblemDetail problem) tell(problem);
    return body;
  }
}
