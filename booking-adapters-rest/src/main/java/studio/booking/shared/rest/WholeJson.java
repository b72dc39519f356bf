package studio.booking.shared.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that is written down before it is sent, and so has a length: an answer leaves in one piece,
 * where an unknown length takes two, the second only to say that this was all.
 */
final class WholeJson extends JacksonJsonHttpMessageConverter {
  private static final int MOST_ANSWERS = 2_048;

  WholeJson(JsonMapper mapper) {
    super(mapper);
  }

  @Override
  protected void writeInternal(
      Object body,
      ResolvableType type,
      HttpOutputMessage answer,
      @Nullable Map<String, Object> hints)
      throws IOException {
    var whole = new ByteArrayOutputStream(MOST_ANSWERS);
    super.writeInternal(body, type, new Draft(answer.getHeaders(), whole), hints);
    answer.getHeaders().setContentLength(whole.size());
    whole.writeTo(answer.getBody());
  }

  private record Draft(HttpHeaders headers, OutputStream body) implements HttpOutputMessage {
    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public OutputStream getBody() {
      return body;
    }
  }
}
