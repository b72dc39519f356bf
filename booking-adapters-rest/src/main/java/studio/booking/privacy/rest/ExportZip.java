package studio.booking.privacy.rest;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import studio.booking.privacy.rest.ExportArchive.Written;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exports as ZIP, sent while it is made: no more of it is in memory than what the database said.
 * The manifest comes last, since it has the digests of all others.
 */
@Component
class ExportZip extends AbstractHttpMessageConverter<ExportArchive> {
  static final String TYPE = "application/zip";
  static final String SUMMARY = "summary.html";
  static final String MANIFEST = "manifest.json";

  private final ObjectWriter json;

  ExportZip(JsonMapper json) {
    super(MediaType.parseMediaType(TYPE));
    this.json = json.writerWithDefaultPrettyPrinter();
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == ExportArchive.class;
  }

  @Override
  protected boolean canRead(@org.jspecify.annotations.Nullable MediaType type) {
    return false;
  }

  @Override
  protected ExportArchive readInternal(
      Class<? extends ExportArchive> type, HttpInputMessage message) {
    throw new HttpMessageNotReadableException("Exports are not read", message);
  }

  @Override
  protected void writeInternal(ExportArchive archive, HttpOutputMessage answer) throws IOException {
    var written = new ArrayList<Written>();
    try (var zip = new ZipOutputStream(new Open(answer.getBody()))) {
      var at = archive.exported().at();
      for (var file : archive.exported().files()) {
        written.add(
            put(
                zip,
                at,
                file.name() + ".json",
                file.rows().size(),
                out -> json.writeValue(out, file.rows())));
      }
      written.add(put(zip, at, SUMMARY, 0, out -> summarize(archive, out)));
      put(zip, at, MANIFEST, 0, out -> json.writeValue(out, archive.manifest(written)));
    }
  }

  private static void summarize(ExportArchive archive, OutputStream out) throws IOException {
    try (var page = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
      new ExportSummary(page).write(archive);
    }
  }

  /** Writes one file. */
  @FunctionalInterface
  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  private static Written put(
      ZipOutputStream zip, Instant at, String name, int records, Content content)
      throws IOException {
    var entry = new ZipEntry(name);
    entry.setLastModifiedTime(FileTime.from(at));
    zip.putNextEntry(entry);
    var digest = sha256();
    content.to(new Open(new DigestOutputStream(zip, digest)));
    zip.closeEntry();
    return new Written(name, records, entry.getSize(), HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Stays open when who wrote to it is done. */
  private static final class Open extends FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      // The one above goes byte by byte.
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
