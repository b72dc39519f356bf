package studio.booking.notices.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.notices.application.MyNotices;
import studio.booking.notices.application.ReadNotices;
import studio.booking.notices.domain.Notice;
import studio.booking.shared.Caller;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;

/** What the signed-in person was told. */
@RestController
@RequestMapping("/api/my-notices")
@Tag(name = "Notices")
class NoticeController {
  private static final Cursor CURSOR = Cursor.of("notices", 1);

  private final MyNotices myNotices;
  private final ReadNotices readNotices;

  NoticeController(MyNotices myNotices, ReadNotices readNotices) {
    this.myNotices = myNotices;
    this.readNotices = readNotices;
  }

  /** One notice. */
  record NoticeView(
      UUID id,
      Notice.Type type,
      Instant at,
      Subject subject,
      String text,
      @Nullable Instant readAt) {}

  /** What it is about, as far as it is about that. */
  record Subject(@Nullable UUID bookingId, @Nullable UUID sessionId, @Nullable UUID redemptionId) {}

  /** Notices that were read. */
  record Read(@Size(min = 1, max = 200) List<UUID> ids) {}

  /** How many of them were unread. */
  record WasRead(int read) {}

  @Operation(summary = "What the signed-in person was told, newest first")
  @GetMapping
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = NoticeView.class, page = true)
  ResponseEntity<?> list(
      Caller caller, @RequestParam(defaultValue = "false") boolean unread, Page.Request page) {
    var before = page.cursor() == null ? null : CURSOR.parse(page.cursor()).uuid(0);
    var found = myNotices.list(caller, unread, before, page.limit() + 1);
    return Answers.ok(
        Page.of(found.notices(), page.limit(), notice -> CURSOR.text(notice.id()))
            .map(
                notice ->
                    new NoticeView(
                        notice.id(),
                        notice.type(),
                        notice.at(),
                        new Subject(
                            notice.about().booking(),
                            notice.about().session(),
                            notice.about().redemption()),
                        NoticeText.of(notice, found.zone()),
                        notice.readAt())));
  }

  @Operation(summary = "Marks notices as read")
  @PostMapping("/read")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(WasRead.class)
  ResponseEntity<?> read(Caller caller, @RequestBody Read read) {
    return Answers.ok(new WasRead(readNotices.read(caller, read.ids())));
  }
}
