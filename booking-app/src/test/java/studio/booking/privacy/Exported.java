package studio.booking.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An export that was sent, file by file as they came. */
record Exported(HttpResponse<byte[]> response, Map<String, byte[]> files) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static Exported of(URI address, String token, String... headers) {
    var request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/zip");
    for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
    try {
      var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Exported(response, unzipped(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        files.put(entry.getName(), entries.readAllBytes());
      }
    }
    return files;
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  String text(String file) {
    return new String(files.get(file), UTF_8);
  }

  JsonNode json(String file) {
    return JSON.readTree(files.get(file));
  }

  /** Everything in it. */
  String text() {
    var all = new StringBuilder();
    for (var file : files.keySet()) all.append(text(file)).append('\n');
    return all.toString();
  }
}
