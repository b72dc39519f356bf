package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import studio.booking.shared.Caller;
import studio.booking.shared.IdempotencyKeys;
import studio.booking.shared.IdempotencyKeys.Answer;
import studio.booking.shared.IdempotencyKeys.Taken;
import studio.booking.shared.IdempotencyKeys.Use;
import studio.booking.shared.UnitOfWork;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what a request with an {@code Idempotency-Key} asks for once, however often it comes. Key,
 * answer and effect are committed together.
 */
final class Once {
  static final String REPLAYED = "Idempotent-Replayed";

  private final UnitOfWork unitOfWork;
  private final IdempotencyKeys keys;
  private final Fingerprints fingerprints;
  private final JsonMapper json;
  private final PersonalTexts personalTexts;

  /** Keys live in real time, whatever a demo clock says. */
  private final InstantSource realTime;

  Once(
      UnitOfWork unitOfWork,
      IdempotencyKeys keys,
      Fingerprints fingerprints,
      JsonMapper json,
      PersonalTexts personalTexts,
      InstantSource realTime) {
    this.unitOfWork = unitOfWork;
    this.keys = keys;
    this.fingerprints = fingerprints;
    this.json = json;
    this.personalTexts = personalTexts;
    this.realTime = realTime;
  }

  /**
   * The answer of the work, or of the same work done before. What is not a success is rolled back,
   * and done anew when it comes again.
   */
  @Nullable Object answer(HttpServletRequest request, Callable<@Nullable Object> work)
      throws Exception {
    var reading = Reading.of(request);
    var caller = reading.caller();
    var key = caller == null ? null : caller.request().idempotencyKey();
    // Keys belong to somebody.
    if (caller == null || caller.person() == null || key == null) return work.call();
    var route = request.getMethod() + " " + request.getRequestURI();
    var fingerprint = fingerprints.of(request.getQueryString(), reading.json());
    var use = new Use(route, key, fingerprint);
    try {
      return unitOfWork.run(caller, () -> first(caller, use, work));
    } catch (Taken taken) {
      return again(caller, taken);
    }
  }

  private ResponseEntity<?> first(Caller caller, Use use, Callable<@Nullable Object> work) {
    keys.claim(caller, use);
    var given = called(work);
    var entity = given instanceof ResponseEntity<?> whole ? whole : ResponseEntity.ok().body(given);
    if (!entity.getStatusCode().is2xxSuccessful()) {
      unitOfWork.undo();
      return entity;
    }
    var kept = entity.getBody() == null ? null : AnswerJson.toKeep(json, entity.getBody());
    var headers = entity.getHeaders();
    var answer =
        new Answer(
            entity.getStatusCode().value(),
            headers.getFirst(HttpHeaders.LOCATION),
            headers.getETag(),
            kept);
    keys.keep(caller, use, answer, realTime.instant());
    boolean isWhole = kept == null || AnswerJson.isWhole(kept);
    return entity(answer, isWhole ? kept : json.writeValueAsString(entity.getBody()), false);
  }

  private static @Nullable Object called(Callable<@Nullable Object> work) {
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("A controller failed", e);
    }
  }

  /** With what is not kept, as it is now. */
  private @Nullable String whole(Caller caller, @Nullable String kept) {
    return kept == null || AnswerJson.isWhole(kept)
        ? kept
        : AnswerJson.complete(json, kept, foundBy -> personalTexts.find(caller, foundBy));
  }

  private ResponseEntity<?> again(Caller caller, Taken taken) {
    var answer = taken.answer();
    return switch (taken.because()) {
      case IN_USE ->
          Problems.of(
              ProblemCode.IDEMPOTENCY_KEY_IN_USE, "Wait until the first request is answered.");
      case ANOTHER_BODY ->
          Problems.of(
              ProblemCode.IDEMPOTENCY_KEY_REUSED, "This key came with another request before.");
      case ANSWERED -> {
        if (answer == null) throw new IllegalStateException("Answered, but how?");
        yield entity(answer, whole(caller, answer.body()), true);
      }
    };
  }

  /** From the same text in both cases, so that the second answer is the first to the byte. */
  private static ResponseEntity<byte[]> entity(
      Answer answer, @Nullable String body, boolean replayed) {
    var entity = ResponseEntity.status(answer.status());
    if (answer.location() != null) entity.location(URI.create(answer.location()));
    if (answer.etag() != null) entity.eTag(answer.etag());
    if (replayed) entity.header(REPLAYED, "true");
    return body == null
        ? entity.build()
        : entity
            .contentType(MediaType.APPLICATION_JSON)
            .body(body.getBytes(StandardCharsets.UTF_8));
  }
}
