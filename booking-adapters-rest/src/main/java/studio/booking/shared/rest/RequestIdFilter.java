package studio.booking.shared.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names each request, for logs, answers and the audit alike. */
final class RequestIdFilter extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // An error is answered in a second round, under the name of the first.
    var known = request.getAttribute(RequestIds.KEY);
    var id =
        known instanceof String name ? name : RequestIds.from(request.getHeader(RequestIds.HEADER));
    request.setAttribute(RequestIds.KEY, id);
    response.setHeader(RequestIds.HEADER, id);
    MDC.put(RequestIds.KEY, id);
    var trace = TraceContext.traceOf(request.getHeader(TraceContext.HEADER));
    if (trace != null) MDC.put(TraceContext.KEY, trace);
    try {
      chain.doFilter(request, response);
    } finally {
      RequestIds.forget();
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
