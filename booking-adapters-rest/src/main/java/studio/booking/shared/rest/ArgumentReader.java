package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;
import studio.booking.shared.Page;

/**
 * Reads what a route takes from path, query and headers; what is wrong is added to the findings.
 */
final class ArgumentReader {
  private static final int LONGEST_CURSOR = 1000;

  private final HttpServletRequest request;
  private final Findings findings;
  private final Map<String, List<String>> query;
  private final Map<Integer, Object> values = new HashMap<>();

  ArgumentReader(HttpServletRequest request, Findings findings) {
    this.request = request;
    this.findings = findings;
    this.query = QueryString.parse(request.getQueryString(), findings);
  }

  /** The arguments of the method by their positions; what is not there is null. */
  Map<Integer, Object> read(Route route) {
    var known = new HashSet<String>();
    for (var argument : route.arguments()) {
      switch (argument) {
        case Route.InPath path -> path(path);
        case Route.InQuery parameter -> {
          known.add(parameter.name());
          query(parameter);
        }
        case Route.Paging(int index) -> {
          known.addAll(List.of("limit", "cursor"));
          values.put(index, paging());
        }
        case Route.Version(int index) -> version(index);
        case Route.Reason(int index) -> {
          known.add(AccessReasonHeader.PARAMETER);
          var given = query.getOrDefault(AccessReasonHeader.PARAMETER, List.of());
          put(index, AccessReasonHeader.read(request, given, findings));
        }
      }
    }
    for (var name : query.keySet()) {
      if (!known.contains(name)) findings.add(InputError.ofParameter(name, "is unknown"));
    }
    return values;
  }

  private void path(Route.InPath path) {
    var variables =
        (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    var text = (String) variables.get(path.name());
    if (text == null) throw new IllegalStateException("No part of the path: " + path.name());
    put(path.index(), read(path.name(), path.value(), text));
  }

  private void query(Route.InQuery parameter) {
    var texts = query.get(parameter.name());
    if (texts == null && parameter.fallback() != null) texts = List.of(parameter.fallback());
    if (texts == null) {
      if (parameter.required()) refuse(parameter.name(), "is required");
      else if (parameter.many()) values.put(parameter.index(), List.of());
    } else if (parameter.many()) {
      var items = new ArrayList<Object>();
      for (var text : texts) {
        var value = read(parameter.name(), parameter.value(), text);
        if (value != null) items.add(value);
      }
      values.put(parameter.index(), List.copyOf(items));
    } else if (texts.size() > 1) {
      refuse(parameter.name(), "must not be repeated");
    } else {
      put(parameter.index(), read(parameter.name(), parameter.value(), texts.getFirst()));
    }
  }

  private Page.Request paging() {
    int limit = Page.Request.DEFAULT_LIMIT;
    var limits = single("limit");
    if (limits != null) {
      try {
        limit = (Integer) Texts.parameter(Integer.class, limits);
        if (limit < 1 || limit > Page.Request.MAX_LIMIT) {
          refuse("limit", "must be from 1 to " + Page.Request.MAX_LIMIT);
        }
      } catch (Unfit e) {
        refuse("limit", e.expected());
      }
    }
    var cursor = single("cursor");
    if (cursor != null && (cursor.isEmpty() || cursor.length() > LONGEST_CURSOR)) {
      refuse("cursor", "must be a nextCursor of this list");
    }
    return new Page.Request(cursor, limit);
  }

  private @Nullable String single(String name) {
    var texts = query.get(name);
    if (texts == null) return null;
    if (texts.size() > 1) refuse(name, "must not be repeated");
    return texts.getFirst();
  }

  private void version(int index) {
    try {
      values.put(index, ETags.expected(request));
    } catch (InvalidInput e) {
      e.errors().forEach(findings::add);
    }
  }

  private @Nullable Object read(String name, Route.Value value, String text) {
    try {
      return value.read(text);
    } catch (Unfit e) {
      refuse(name, e.expected());
      return null;
    }
  }

  private void put(int index, @Nullable Object value) {
    if (value != null) values.put(index, value);
  }

  private void refuse(String parameter, String message) {
    findings.add(InputError.ofParameter(parameter, message));
  }
}
