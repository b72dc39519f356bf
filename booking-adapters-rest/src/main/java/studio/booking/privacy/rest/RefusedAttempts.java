package studio.booking.privacy.rest;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import studio.booking.privacy.application.NoteRefusal;
import studio.booking.privacy.domain.PiiAction;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.rest.Witnesses;

/** Has attempts at personal data by people of the wrong role written down. */
@Component
class RefusedAttempts implements Witnesses {
  private final NoteRefusal noteRefusal;

  RefusedAttempts(NoteRefusal noteRefusal) {
    this.noteRefusal = noteRefusal;
  }

  @Override
  public void refused(Caller caller, String action, @Nullable UUID named) {
    if (Arrays.stream(PiiAction.values()).noneMatch(one -> one.name().equals(action))) return;
    noteRefusal.note(
        Caller.system(caller.organization(), caller.request().id()),
        caller,
        PiiAction.valueOf(action),
        named == null ? null : new ClientId(named));
  }
}
