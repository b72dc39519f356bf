package studio.booking.shared.rest;

import io.micrometer.common.KeyValue;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** What traces say of a request. An address that is a secret stays one. */
final class ObservedRequests extends DefaultServerRequestObservationConvention {
  private static final String SECRETS = "/api/calendars/";
  private static final KeyValue SECRET = KeyValue.of("http.url", SECRETS + "{secret}.ics");

  @Override
  protected KeyValue httpUrl(ServerRequestObservationContext context) {
    var request = context.getCarrier();
    boolean secret = request != null && request.getRequestURI().startsWith(SECRETS);
    return secret ? SECRET : super.httpUrl(context);
  }
}
